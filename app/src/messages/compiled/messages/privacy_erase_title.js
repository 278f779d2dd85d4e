import { say } from '../words.js';
export const privacy_erase_title = () => say(713) ?? "Hapus akun Anda?";
