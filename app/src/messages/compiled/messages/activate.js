import { say } from '../words.js';
export const activate = () => say(579) ?? "Aktifkan";
