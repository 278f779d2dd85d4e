import { say } from '../words.js';
export const office_data_het_upper = () => say(1068) ?? "HET perlu batas atas";
