import { say } from '../words.js';
export const want_level_of_place = () => say(1181) ?? "Bukan tingkat harga tempat dan bahan ini";
