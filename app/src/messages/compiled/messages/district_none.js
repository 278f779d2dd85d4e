import { say } from '../words.js';
export const district_none = () => say(67) ?? "Tidak dipilih";
