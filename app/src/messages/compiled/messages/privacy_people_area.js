import { say } from '../words.js';
export const privacy_people_area = () => say(786) ?? "Wilayah";
