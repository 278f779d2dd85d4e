import { say } from '../words.js';
export const secret_required = () => say(542) ?? "Isi PIN atau kata sandi";
