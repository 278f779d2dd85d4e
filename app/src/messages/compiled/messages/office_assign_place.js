import { say } from '../words.js';
export const office_assign_place = () => say(1116) ?? "Pasar atau TPI";
