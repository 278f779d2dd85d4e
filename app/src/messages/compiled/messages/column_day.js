import { say } from '../words.js';
export const column_day = () => say(278) ?? "Hari";
