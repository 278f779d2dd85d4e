import { say } from '../words.js';
export const no_account_needed = () => say(561) ?? "Melihat harga dan layanan tidak perlu akun.";
