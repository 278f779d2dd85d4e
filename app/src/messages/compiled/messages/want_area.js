import { say } from '../words.js';
export const want_area = () => say(1178) ?? "Tulis wilayah persis seperti penerbitnya";
