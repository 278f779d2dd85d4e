import { say } from '../words.js';
export const want_visible = () => say(1189) ?? "Tersembunyi: tampilkan, atau hapus";
