import { say } from '../words.js';
export const privacy_correct = () => say(602) ?? "Perbaiki data saya";
