import { say } from '../words.js';
export const privacy_why_sign_in = () => say(648) ?? "Halaman ini berisi data Anda sendiri.";
