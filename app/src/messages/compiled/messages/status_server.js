import { say } from '../words.js';
export const status_server = () => say(127) ?? "Server";
