import { say } from '../words.js';
export const privacy_desk_trail_note = () => say(738) ?? "Melihat halaman ini juga tercatat.";
