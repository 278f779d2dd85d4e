import { say } from '../words.js';
export const privacy_copy_note = () => say(601) ?? "Semua yang kami simpan tentang Anda, dalam satu berkas";
