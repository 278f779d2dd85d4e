import { say } from '../words.js';
export const office_data_side_hint = () => say(1228) ?? "Kosongkan bila tidak ada.";
