import { say } from '../words.js';
export const privacy_class_k1 = () => say(644) ?? "umum";
