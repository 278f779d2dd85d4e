import { say } from '../words.js';
export const district_here = () => say(1029) ?? "Di kecamatan ini";
