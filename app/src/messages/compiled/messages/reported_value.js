import { say } from '../words.js';
export const reported_value = () => say(1289) ?? "Nilai yang dilaporkan";
