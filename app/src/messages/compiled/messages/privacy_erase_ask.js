import { say } from '../words.js';
export const privacy_erase_ask = () => say(717) ?? "Hapus akun";
