import { say } from '../words.js';
export const privacy_purpose_service = () => say(627) ?? "Layanan lain";
