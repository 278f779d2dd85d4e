import { say } from '../words.js';
export const desk_order = () => say(1266) ?? "Yang paling lama di atas.";
