import { say } from '../words.js';
export const privacy_people_bad_area = () => say(793) ?? "Wilayah ini tidak bisa dipilih";
