import { say } from '../words.js';
export const privacy_purpose_service_text = () => say(628) ?? "Isian yang Anda kirim untuk layanan kabupaten.";
