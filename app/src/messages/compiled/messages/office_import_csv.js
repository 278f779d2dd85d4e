import { say } from '../words.js';
export const office_import_csv = () => say(1138) ?? "Kutipan pasar, CSV";
