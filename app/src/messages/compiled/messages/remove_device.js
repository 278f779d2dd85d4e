import { say } from '../words.js';
export const remove_device = () => say(881) ?? "Keluarkan";
