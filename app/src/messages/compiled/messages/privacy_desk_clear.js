import { say } from '../words.js';
export const privacy_desk_clear = () => say(746) ?? "Hapus saringan";
