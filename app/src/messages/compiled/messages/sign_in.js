import { say } from '../words.js';
export const sign_in = () => say(533) ?? "Masuk";
