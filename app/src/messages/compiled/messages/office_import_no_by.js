import { say } from '../words.js';
export const office_import_no_by = () => say(1154) ?? "Pilih enumerator yang bertanya";
