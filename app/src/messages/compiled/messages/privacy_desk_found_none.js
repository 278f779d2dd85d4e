import { say } from '../words.js';
export const privacy_desk_found_none = () => say(853) ?? "Tidak ada akun dengan nomor itu.";
