import { say } from '../words.js';
export const privacy_kept_week = () => say(638) ?? "tujuh hari setelah dipakai";
