import { say } from '../words.js';
export const district_choose = () => say(70) ?? "Jadikan kecamatan saya";
