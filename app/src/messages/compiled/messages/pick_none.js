import { say } from '../words.js';
export const pick_none = () => say(922) ?? "Tidak ada yang cocok. Cek ejaannya.";
