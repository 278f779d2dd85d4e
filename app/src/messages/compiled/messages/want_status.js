import { say } from '../words.js';
export const want_status = () => say(1182) ?? "Tulis HABIS, TUTUP, atau TIDAK ADA";
