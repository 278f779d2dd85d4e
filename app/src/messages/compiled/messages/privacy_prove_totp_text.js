import { say } from '../words.js';
export const privacy_prove_totp_text = () => say(590) ?? "Langkah ini penting. Ketik kode dari aplikasi autentikator.";
