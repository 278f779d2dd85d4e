import { say } from '../words.js';
export const object_basket = () => say(364) ?? "belanja saya";
