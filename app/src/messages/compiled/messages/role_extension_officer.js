import { say } from '../words.js';
export const role_extension_officer = () => say(865) ?? "Penyuluh pertanian";
