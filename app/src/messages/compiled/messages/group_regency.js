import { say } from '../words.js';
export const group_regency = () => say(49) ?? "Wilayah dan bantuan";
