import { say } from '../words.js';
export const office_data_kind = () => say(1215) ?? "Apa yang berubah";
