import { say } from '../words.js';
export const privacy_basis_contract = () => say(632) ?? "layanan yang Anda minta";
