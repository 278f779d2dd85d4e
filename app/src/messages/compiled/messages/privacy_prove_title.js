import { say } from '../words.js';
export const privacy_prove_title = () => say(588) ?? "Buktikan ini Anda";
