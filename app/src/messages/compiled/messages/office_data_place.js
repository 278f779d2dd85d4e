import { say } from '../words.js';
export const office_data_place = () => say(1219) ?? "Nama pasar atau TPI";
