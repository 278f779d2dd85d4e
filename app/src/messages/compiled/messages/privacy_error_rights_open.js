import { say } from '../words.js';
export const privacy_error_rights_open = () => say(733) ?? "Permintaan yang sama sudah menunggu.";
