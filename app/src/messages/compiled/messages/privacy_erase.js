import { say } from '../words.js';
export const privacy_erase = () => say(604) ?? "Hapus akun saya";
