import { say } from '../words.js';
export const outbox_by_itself = () => say(956) ?? "Dikirim sendiri begitu ada sinyal. Aman di HP ini.";
