import { say } from '../words.js';
export const entered_by = () => say(1327) ?? "Dimasukkan dari berkas oleh";
