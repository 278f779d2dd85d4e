import { say } from '../words.js';
export const outbox_title = () => say(954) ?? "Belum sampai di kantor";
