import { say } from '../words.js';
export const privacy_purpose_public_data = () => say(629) ?? "Angka terbitan";
