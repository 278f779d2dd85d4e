import { say } from '../words.js';
export const office_import_by = () => say(1142) ?? "Siapa yang bertanya ke pedagang";
