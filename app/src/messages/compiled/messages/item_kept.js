import { say } from '../words.js';
export const item_kept = () => say(969) ?? "tersimpan di HP ini";
