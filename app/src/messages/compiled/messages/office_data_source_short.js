import { say } from '../words.js';
export const office_data_source_short = () => say(1062) ?? "Tulis sumbernya, paling sedikit 3 huruf";
