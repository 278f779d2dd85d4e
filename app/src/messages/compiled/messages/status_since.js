import { say } from '../words.js';
export const status_since = () => say(130) ?? "Berjalan sejak";
