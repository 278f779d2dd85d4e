import { say } from '../words.js';
export const privacy_pending_text = () => say(820) ?? "Tugas ini baru berlaku setelah Anda menyiapkan kata sandi dan kode sekali pakai.";
