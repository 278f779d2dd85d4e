import { say } from '../words.js';
export const office_import_bapanas = () => say(1140) ?? "Seri bulanan Badan Pangan Nasional";
