import { say } from '../words.js';
export const stat_harvest_lower = () => say(384) ?? "Di bawah harga acuan petani.";
