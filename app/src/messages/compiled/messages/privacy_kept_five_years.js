import { say } from '../words.js';
export const privacy_kept_five_years = () => say(642) ?? "lima tahun";
