import { say } from '../words.js';
export const never_reported = () => say(223) ?? "Belum pernah dilaporkan dari pasar";
