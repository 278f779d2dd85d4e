import { say } from '../words.js';
export const privacy_basis_consent = () => say(631) ?? "persetujuan Anda";
