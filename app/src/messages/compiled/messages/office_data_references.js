import { say } from '../words.js';
export const office_data_references = () => say(1249) ?? "Acuan yang berlaku hari ini";
