import { say } from '../words.js';
export const privacy_basis_not_personal = () => say(635) ?? "bukan data pribadi";
