import { say } from '../words.js';
export const areas = () => say(74) ?? "Kecamatan";
