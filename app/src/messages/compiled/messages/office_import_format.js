import { say } from '../words.js';
export const office_import_format = () => say(1137) ?? "Isi berkas";
