import { say } from '../words.js';
export const privacy_act_attempt_failed = () => say(677) ?? "PIN, kata sandi, atau kode yang salah";
