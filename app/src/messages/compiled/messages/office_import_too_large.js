import { say } from '../words.js';
export const office_import_too_large = () => say(1156) ?? "Berkas terlalu besar. Bagi menjadi beberapa.";
