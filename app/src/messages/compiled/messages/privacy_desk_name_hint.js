import { say } from '../words.js';
export const privacy_desk_name_hint = () => say(857) ?? "Kosongkan bila nama tidak berubah.";
