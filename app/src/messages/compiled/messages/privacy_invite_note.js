import { say } from '../words.js';
export const privacy_invite_note = () => say(833) ?? "Kode aktivasi untuk orang baru, HP baru, atau lupa PIN";
