import { say } from '../words.js';
export const privacy_basis_public_task = () => say(634) ?? "tugas pelayanan publik";
