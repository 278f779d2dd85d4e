import { say } from '../words.js';
export const office_import_file = () => say(1143) ?? "Berkas";
