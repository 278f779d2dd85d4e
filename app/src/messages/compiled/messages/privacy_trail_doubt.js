import { say } from '../words.js';
export const privacy_trail_doubt = () => say(657) ?? "Ada yang Anda ragukan? Ajukan lewat \"Perbaiki data saya\".";
