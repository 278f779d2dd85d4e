import { say } from '../words.js';
export const privacy_error_own_grant = () => say(735) ?? "Anda tidak bisa melakukan ini untuk akun sendiri.";
