import { say } from '../words.js';
export const reported_accepted = () => say(508) ?? "Sudah tayang hari ini.";
