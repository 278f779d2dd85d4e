import { say } from '../words.js';
export const series_single = () => say(985) ?? "Baru ada satu angka dari lembaga ini.";
