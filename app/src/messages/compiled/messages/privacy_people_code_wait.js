import { say } from '../words.js';
export const privacy_people_code_wait = () => say(817) ?? "Permintaan kode sudah dicatat. Minta admin lain mencari nomor ini dan mencetak kodenya dalam tiga hari.";
