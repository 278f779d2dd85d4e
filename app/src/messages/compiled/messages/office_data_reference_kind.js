import { say } from '../words.js';
export const office_data_reference_kind = () => say(1225) ?? "Jenis acuan";
