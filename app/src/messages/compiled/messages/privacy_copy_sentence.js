import { say } from '../words.js';
export const privacy_copy_sentence = () => say(694) ?? "Satu berkas berisi semua yang kami simpan tentang Anda.";
