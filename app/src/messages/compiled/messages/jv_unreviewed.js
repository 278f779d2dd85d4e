import { say } from '../words.js';
export const jv_unreviewed = () => say(891) ?? "Terjemahan ini belum ditinjau penutur basa Jawa.";
