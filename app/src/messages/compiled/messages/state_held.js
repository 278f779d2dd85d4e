import { say } from '../words.js';
export const state_held = () => say(452) ?? "Menunggu petugas";
