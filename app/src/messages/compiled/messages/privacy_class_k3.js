import { say } from '../words.js';
export const privacy_class_k3 = () => say(646) ?? "pribadi khusus";
