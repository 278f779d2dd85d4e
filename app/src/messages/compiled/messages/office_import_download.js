import { say } from '../words.js';
export const office_import_download = () => say(1163) ?? "Unduh baris yang ditolak";
