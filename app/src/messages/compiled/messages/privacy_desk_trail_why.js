import { say } from '../words.js';
export const privacy_desk_trail_why = () => say(1313) ?? "Jejak ini untuk pejabat pelindungan data dan admin.";
