import { say } from '../words.js';
export const object_area = () => say(41) ?? "pasar di kecamatan";
