import { say } from '../words.js';
export const keep_device = () => say(880) ?? "Biarkan";
