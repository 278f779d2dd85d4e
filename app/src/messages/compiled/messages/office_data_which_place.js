import { say } from '../words.js';
export const office_data_which_place = () => say(1222) ?? "Tempat";
