import { say } from '../words.js';
export const filter_place = () => say(239) ?? "Pasar atau tingkat";
