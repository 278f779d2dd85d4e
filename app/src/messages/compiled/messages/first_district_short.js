import { say } from '../words.js';
export const first_district_short = () => say(1022) ?? "Kecamatan";
