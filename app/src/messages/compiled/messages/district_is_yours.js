import { say } from '../words.js';
export const district_is_yours = () => say(69) ?? "Ini kecamatan Anda: pasarnya ditaruh di atas.";
