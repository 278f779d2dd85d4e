import { say } from '../words.js';
export const not_allowed = () => say(580) ?? "Layar ini bukan untuk akun Anda";
