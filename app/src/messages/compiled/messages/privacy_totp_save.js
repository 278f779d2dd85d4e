import { say } from '../words.js';
export const privacy_totp_save = () => say(828) ?? "Simpan dan mulai bertugas";
