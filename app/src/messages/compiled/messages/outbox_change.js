import { say } from '../words.js';
export const outbox_change = () => say(960) ?? "Ubah dulu";
