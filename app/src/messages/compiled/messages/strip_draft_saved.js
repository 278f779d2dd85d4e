import { say } from '../words.js';
export const strip_draft_saved = () => say(170) ?? "Isian tersimpan di perangkat ini";
