import { say } from '../words.js';
export const privacy_request_erasure = () => say(722) ?? "Hapus akun";
