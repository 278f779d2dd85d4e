import { say } from '../words.js';
export const office_deadline_passed = () => say(1049) ?? "Lewat tenggat";
