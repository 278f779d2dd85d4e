import { say } from '../words.js';
export const privacy_purpose_office_text = () => say(618) ?? "Siapa bertugas apa, di mana, sampai kapan, dan dasarnya.";
