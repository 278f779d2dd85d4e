import { say } from '../words.js';
export const remove = () => say(22) ?? "Keluarkan";
