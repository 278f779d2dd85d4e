import { say } from '../words.js';
export const privacy_sign_in_text = () => say(597) ?? "Masuk untuk melihat siapa yang membuka data Anda, mengunduhnya, atau menghapus akun.";
