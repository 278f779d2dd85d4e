import { say } from '../words.js';
export const office_old_figures = () => say(1079) ?? "Acuan yang perlu dicek lagi";
