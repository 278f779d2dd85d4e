import { say } from '../words.js';
export const basket_share = () => say(351) ?? "Bagikan";
