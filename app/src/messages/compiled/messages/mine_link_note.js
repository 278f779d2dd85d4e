import { say } from '../words.js';
export const mine_link_note = () => say(392) ?? "Yang sudah dikirim dan keputusannya";
