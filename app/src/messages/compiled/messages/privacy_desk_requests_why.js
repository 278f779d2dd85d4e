import { say } from '../words.js';
export const privacy_desk_requests_why = () => say(1314) ?? "Antrean ini untuk pejabat pelindungan data.";
