import { say } from '../words.js';
export const object_code = () => say(45) ?? "kode aktivasi";
