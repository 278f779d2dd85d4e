import { say } from '../words.js';
export const privacy_basis_legal_duty = () => say(633) ?? "kewajiban hukum";
