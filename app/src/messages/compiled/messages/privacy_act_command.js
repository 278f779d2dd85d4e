import { say } from '../words.js';
export const privacy_act_command = () => say(689) ?? "Petugas sistem menyiapkan akun";
