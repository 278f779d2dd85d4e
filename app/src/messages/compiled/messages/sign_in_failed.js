import { say } from '../words.js';
export const sign_in_failed = () => say(536) ?? "Nomor HP, PIN, atau perangkat ini tidak cocok. Perangkat baru? Pakai kode aktivasi.";
