import { say } from '../words.js';
export const flag_spread = () => say(1276) ?? "Selisih antarpedagang melewati batas";
