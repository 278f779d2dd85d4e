import { say } from '../words.js';
export const help_published = () => say(903) ?? "Data bulanan";
