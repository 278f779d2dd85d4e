import { say } from '../words.js';
export const role_enumerator = () => say(866) ?? "Petugas pasar";
