import { say } from '../words.js';
export const office_import_column = () => say(523) ?? "Kolom";
