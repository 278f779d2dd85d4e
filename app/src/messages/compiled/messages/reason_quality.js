import { say } from '../words.js';
export const reason_quality = () => say(423) ?? "Mutu barang berbeda";
