import { say } from '../words.js';
export const privacy_desk_none_text = () => say(755) ?? "Longgarkan saringan atau ubah tanggal.";
