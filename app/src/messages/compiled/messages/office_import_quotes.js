import { say } from '../words.js';
export const office_import_quotes = () => say(1157) ?? "Kutipan pasar";
