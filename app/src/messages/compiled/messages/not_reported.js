import { say } from '../words.js';
export const not_reported = () => say(221) ?? "belum dilaporkan";
