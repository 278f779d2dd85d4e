import { say } from '../words.js';
export const privacy_purpose_retry_text = () => say(624) ?? "Tanda terima tersegel, supaya kiriman yang diulang tidak tercatat dua kali.";
