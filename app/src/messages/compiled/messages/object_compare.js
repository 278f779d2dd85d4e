import { say } from '../words.js';
export const object_compare = () => say(362) ?? "harga antarpasar";
