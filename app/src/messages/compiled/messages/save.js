import { say } from '../words.js';
export const save = () => say(13) ?? "Simpan";
