import { say } from '../words.js';
export const privacy_erase_goes = () => say(714) ?? "Yang dihapus: nama, nomor HP, NIK, PIN, perangkat, dan sesi.";
