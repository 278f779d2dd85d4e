import { say } from '../words.js';
export const text_size = () => say(892) ?? "Ukuran teks";
