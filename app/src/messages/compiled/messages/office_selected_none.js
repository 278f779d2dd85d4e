import { say } from '../words.js';
export const office_selected_none = () => say(1053) ?? "Batal pilih";
