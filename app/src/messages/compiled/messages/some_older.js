import { say } from '../words.js';
export const some_older = () => say(987) ?? "Sebagian harga hari sebelumnya.";
