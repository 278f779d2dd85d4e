import { say } from '../words.js';
export const refusal_reported = () => say(490) ?? "Harga bahan ini sudah dilaporkan hari ini dari tempat ini.";
