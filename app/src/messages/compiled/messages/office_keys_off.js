import { say } from '../words.js';
export const office_keys_off = () => say(1096) ?? "Matikan tombol";
