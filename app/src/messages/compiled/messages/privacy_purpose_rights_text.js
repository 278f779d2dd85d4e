import { say } from '../words.js';
export const privacy_purpose_rights_text = () => say(622) ?? "Permintaan perbaikan dan penghapusan beserta jawabannya.";
