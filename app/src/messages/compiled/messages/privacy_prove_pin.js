import { say } from '../words.js';
export const privacy_prove_pin = () => say(591) ?? "PIN Anda";
