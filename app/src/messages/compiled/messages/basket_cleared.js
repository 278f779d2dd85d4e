import { say } from '../words.js';
export const basket_cleared = () => say(331) ?? "Daftar dikosongkan";
