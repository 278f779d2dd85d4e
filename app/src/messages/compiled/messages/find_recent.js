import { say } from '../words.js';
export const find_recent = () => say(86) ?? "Pencarian terakhir";
