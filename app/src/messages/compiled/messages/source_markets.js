import { say } from '../words.js';
export const source_markets = () => say(265) ?? "Sumber: laporan petugas pasar Kabupaten Rembang, nilai Rp50 terdekat.";
