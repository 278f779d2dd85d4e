import { say } from '../words.js';
export const privacy_invite_forbidden = () => say(835) ?? "Hanya admin yang bisa membantu akun dengan tugas kantor.";
