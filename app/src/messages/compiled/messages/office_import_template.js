import { say } from '../words.js';
export const office_import_template = () => say(1136) ?? "Unduh lembar kosong";
