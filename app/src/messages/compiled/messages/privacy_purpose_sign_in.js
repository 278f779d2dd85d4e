import { say } from '../words.js';
export const privacy_purpose_sign_in = () => say(615) ?? "Masuk dengan aman";
