import { say } from '../words.js';
export const office_no_filter = () => say(1092) ?? "Hapus saringan";
