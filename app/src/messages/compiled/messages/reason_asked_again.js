import { say } from '../words.js';
export const reason_asked_again = () => say(424) ?? "Sudah ditanya ulang, memang begitu";
