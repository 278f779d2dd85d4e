import { say } from '../words.js';
export const office_import_why = () => say(524) ?? "Sebabnya";
