import { say } from '../words.js';
export const group_market = () => say(48) ?? "Harga dan pasar";
