import { say } from '../words.js';
export const publish_correction = () => say(1302) ?? "Tayangkan koreksi";
