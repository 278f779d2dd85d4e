import { say } from '../words.js';
export const office_import_pihps = () => say(1141) ?? "Seri harian PIHPS Bank Indonesia";
