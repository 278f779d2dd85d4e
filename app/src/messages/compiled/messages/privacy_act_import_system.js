import { say } from '../words.js';
export const privacy_act_import_system = () => say(860) ?? "Petugas sistem memuat harga";
