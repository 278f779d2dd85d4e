import { say } from '../words.js';
export const share = () => say(991) ?? "Bagikan";
