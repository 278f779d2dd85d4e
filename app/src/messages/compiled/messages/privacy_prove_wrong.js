import { say } from '../words.js';
export const privacy_prove_wrong = () => say(593) ?? "Tidak cocok. Periksa, lalu coba lagi.";
