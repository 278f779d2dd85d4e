import { say } from '../words.js';
export const office_import = () => say(513) ?? "Impor harga";
