import { say } from '../words.js';
export const privacy_people_area_any = () => say(787) ?? "Semua wilayah";
