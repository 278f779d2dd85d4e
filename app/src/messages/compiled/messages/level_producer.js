import { say } from '../words.js';
export const level_producer = () => say(203) ?? "Harga di petani";
