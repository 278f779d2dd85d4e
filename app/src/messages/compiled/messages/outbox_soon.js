import { say } from '../words.js';
export const outbox_soon = () => say(976) ?? "Dikirim sendiri begitu tersambung.";
