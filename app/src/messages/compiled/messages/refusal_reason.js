import { say } from '../words.js';
export const refusal_reason = () => say(489) ?? "Pilih alasan mengapa harganya berbeda";
