import { say } from '../words.js';
export const app_area = () => say(1) ?? "Kabupaten Rembang";
