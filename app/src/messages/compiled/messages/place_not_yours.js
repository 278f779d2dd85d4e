import { say } from '../words.js';
export const place_not_yours = () => say(436) ?? "Tempat ini bukan wilayah Anda";
