import { say } from '../words.js';
export const privacy_invite_why = () => say(834) ?? "Halaman ini untuk penyuluh dan admin.";
