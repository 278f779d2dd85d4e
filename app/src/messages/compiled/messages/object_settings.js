import { say } from '../words.js';
export const object_settings = () => say(46) ?? "bahasa dan tampilan";
