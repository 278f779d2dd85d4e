import { say } from '../words.js';
export const office_data_het = () => say(1066) ?? "HET hanya punya batas atas. Kosongkan batas bawah.";
