import { say } from '../words.js';
export const sign_out = () => say(887) ?? "Keluar";
