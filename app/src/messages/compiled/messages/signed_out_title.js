import { say } from '../words.js';
export const signed_out_title = () => say(582) ?? "Anda belum masuk";
