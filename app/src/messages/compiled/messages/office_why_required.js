import { say } from '../words.js';
export const office_why_required = () => say(1201) ?? "Wajib diisi";
