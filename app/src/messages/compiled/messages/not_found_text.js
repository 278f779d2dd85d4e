import { say } from '../words.js';
export const not_found_text = () => say(909) ?? "Alamatnya mungkin salah ketik atau sudah pindah.";
