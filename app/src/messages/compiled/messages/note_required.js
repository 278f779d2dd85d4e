import { say } from '../words.js';
export const note_required = () => say(532) ?? "Tulis paling sedikit 3 huruf";
