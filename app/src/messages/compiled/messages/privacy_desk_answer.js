import { say } from '../words.js';
export const privacy_desk_answer = () => say(764) ?? "Jawaban untuk warga";
