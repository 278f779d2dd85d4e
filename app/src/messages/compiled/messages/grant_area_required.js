import { say } from '../words.js';
export const grant_area_required = () => say(920) ?? "Pilih wilayahnya";
