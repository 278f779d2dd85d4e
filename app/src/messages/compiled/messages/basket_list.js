import { say } from '../words.js';
export const basket_list = () => say(317) ?? "Daftar belanja";
