import { say } from '../words.js';
export const signing_out = () => say(888) ?? "Mengeluarkan";
