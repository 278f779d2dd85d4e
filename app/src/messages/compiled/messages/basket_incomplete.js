import { say } from '../words.js';
export const basket_incomplete = () => say(337) ?? "Belum ada pasar yang melaporkan semua bahan ini.";
