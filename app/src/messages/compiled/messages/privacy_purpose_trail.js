import { say } from '../words.js';
export const privacy_purpose_trail = () => say(619) ?? "Catatan jejak";
