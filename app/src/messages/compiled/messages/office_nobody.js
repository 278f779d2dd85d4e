import { say } from '../words.js';
export const office_nobody = () => say(1259) ?? "Belum ada yang ditugaskan";
