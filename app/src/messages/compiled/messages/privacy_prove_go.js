import { say } from '../words.js';
export const privacy_prove_go = () => say(592) ?? "Lanjutkan";
