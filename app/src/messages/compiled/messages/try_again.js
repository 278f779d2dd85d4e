import { say } from '../words.js';
export const try_again = () => say(18) ?? "Coba lagi";
