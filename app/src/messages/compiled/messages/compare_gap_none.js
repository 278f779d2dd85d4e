import { say } from '../words.js';
export const compare_gap_none = () => say(307) ?? "Sama di pasar ini.";
