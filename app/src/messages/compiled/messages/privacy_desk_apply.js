import { say } from '../words.js';
export const privacy_desk_apply = () => say(745) ?? "Terapkan";
