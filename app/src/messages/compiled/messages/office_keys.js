import { say } from '../words.js';
export const office_keys = () => say(1095) ?? "Tombol pintas";
