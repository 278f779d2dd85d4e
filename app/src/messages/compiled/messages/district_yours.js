import { say } from '../words.js';
export const district_yours = () => say(68) ?? "kecamatan Anda";
