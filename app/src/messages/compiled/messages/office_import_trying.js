import { say } from '../words.js';
export const office_import_trying = () => say(1146) ?? "Memeriksa";
