import { say } from '../words.js';
export const privacy_copy_since = () => say(703) ?? "Sejak";
