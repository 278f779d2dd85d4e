import { say } from '../words.js';
export const privacy_copy_prepare = () => say(695) ?? "Siapkan salinan";
