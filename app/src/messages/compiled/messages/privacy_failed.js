import { say } from '../words.js';
export const privacy_failed = () => say(647) ?? "Data belum bisa dimuat";
