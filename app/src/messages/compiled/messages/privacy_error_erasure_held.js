import { say } from '../words.js';
export const privacy_error_erasure_held = () => say(732) ?? "Akun ini memegang tugas kantor. Minta admin mencabut tugas itu dulu.";
