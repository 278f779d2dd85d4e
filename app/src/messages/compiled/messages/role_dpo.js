import { say } from '../words.js';
export const role_dpo = () => say(868) ?? "Pejabat pelindungan data";
