import { say } from '../words.js';
export const first_district = () => say(58) ?? "Pilih kecamatan";
