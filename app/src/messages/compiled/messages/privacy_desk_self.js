import { say } from '../words.js';
export const privacy_desk_self = () => say(850) ?? "Orang itu sendiri";
