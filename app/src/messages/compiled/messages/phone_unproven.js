import { say } from '../words.js';
export const phone_unproven = () => say(585) ?? "Belum terbukti";
