import { say } from '../words.js';
export const privacy_prove_pin_text = () => say(589) ?? "Langkah ini penting. Ketik PIN Anda sekali lagi.";
