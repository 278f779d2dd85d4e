import { say } from '../words.js';
export const compare_group_all = () => say(313) ?? "Semua golongan";
