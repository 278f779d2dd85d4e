import { say } from '../words.js';
export const quote_required = () => say(468) ?? "Isi harga dari paling sedikit satu pedagang";
