import { say } from '../words.js';
export const privacy_people_state_active = () => say(803) ?? "Berlaku";
