import { say } from '../words.js';
export const app_name = () => say(0) ?? "Rembang Gemilang";
