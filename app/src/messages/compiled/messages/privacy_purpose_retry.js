import { say } from '../words.js';
export const privacy_purpose_retry = () => say(623) ?? "Kiriman tidak dobel";
