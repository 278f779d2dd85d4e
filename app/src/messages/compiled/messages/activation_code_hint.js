import { say } from '../words.js';
export const activation_code_hint = () => say(576) ?? "10 huruf dan angka, misalnya ABCDE-FGHJK";
