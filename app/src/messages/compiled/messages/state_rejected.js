import { say } from '../words.js';
export const state_rejected = () => say(454) ?? "Ditolak petugas";
