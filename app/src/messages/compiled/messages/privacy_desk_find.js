import { say } from '../words.js';
export const privacy_desk_find = () => say(851) ?? "Cari orang lewat nomor HP";
