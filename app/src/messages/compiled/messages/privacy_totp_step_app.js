import { say } from '../words.js';
export const privacy_totp_step_app = () => say(823) ?? "1. Pasang aplikasi autentikator di HP Anda, lalu pindai kode ini atau masukkan kuncinya.";
