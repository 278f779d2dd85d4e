import { say } from '../words.js';
export const change_tasks = () => say(28) ?? "Ubah tugas di Beranda";
