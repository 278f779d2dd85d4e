import { say } from '../words.js';
export const standing_accepted = () => say(949) ?? "Sudah tayang.";
