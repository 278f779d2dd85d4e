import { say } from '../words.js';
export const broken_title = () => say(911) ?? "Layar ini belum bisa dibuka";
