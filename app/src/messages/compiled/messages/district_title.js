import { say } from '../words.js';
export const district_title = () => say(63) ?? "Kecamatan saya";
