import { say } from '../words.js';
export const office_import_no_file = () => say(1153) ?? "Pilih berkas dulu";
