import { say } from '../words.js';
export const privacy_people_none = () => say(773) ?? "Nomor ini belum punya akun";
