import { say } from '../words.js';
export const privacy_class_k2 = () => say(645) ?? "pribadi";
