import { say } from '../words.js';
export const nothing_to_decide = () => say(1307) ?? "Tidak ada yang perlu diputuskan.";
