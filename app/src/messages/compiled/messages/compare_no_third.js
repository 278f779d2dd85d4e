import { say } from '../words.js';
export const compare_no_third = () => say(300) ?? "Tanpa pasar ketiga";
