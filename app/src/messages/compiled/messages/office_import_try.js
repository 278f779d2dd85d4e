import { say } from '../words.js';
export const office_import_try = () => say(1145) ?? "Coba berkas";
