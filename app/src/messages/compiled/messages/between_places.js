import { say } from '../words.js';
export const between_places = () => say(292) ?? "Antartempat";
