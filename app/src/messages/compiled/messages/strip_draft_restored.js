import { say } from '../words.js';
export const strip_draft_restored = () => say(171) ?? "Isian tadi dibuka lagi";
