import { say } from '../words.js';
export const column_places = () => say(281) ?? "Pasar";
