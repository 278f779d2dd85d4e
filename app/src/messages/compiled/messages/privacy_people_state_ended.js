import { say } from '../words.js';
export const privacy_people_state_ended = () => say(804) ?? "Berakhir";
