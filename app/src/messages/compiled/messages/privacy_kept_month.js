import { say } from '../words.js';
export const privacy_kept_month = () => say(639) ?? "30 hari setelah berakhir";
