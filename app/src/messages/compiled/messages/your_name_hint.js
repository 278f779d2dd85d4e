import { say } from '../words.js';
export const your_name_hint = () => say(564) ?? "Nama panggilan boleh";
