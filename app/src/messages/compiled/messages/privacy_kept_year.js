import { say } from '../words.js';
export const privacy_kept_year = () => say(640) ?? "setahun setelah berakhir";
