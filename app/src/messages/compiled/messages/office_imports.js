import { say } from '../words.js';
export const office_imports = () => say(1084) ?? "Impor terakhir";
