import { say } from '../words.js';
export const privacy_erase_keep = () => say(718) ?? "Pertahankan akun";
