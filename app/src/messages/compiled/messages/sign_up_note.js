import { say } from '../words.js';
export const sign_up_note = () => say(560) ?? "Daftar dengan nomor HP";
