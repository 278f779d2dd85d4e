import { say } from '../words.js';
export const office_data_basis = () => say(1230) ?? "Dasar aturan";
