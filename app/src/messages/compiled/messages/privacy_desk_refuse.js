import { say } from '../words.js';
export const privacy_desk_refuse = () => say(766) ?? "Tolak";
