import { say } from '../words.js';
export const example_data = () => say(175) ?? "Data contoh";
