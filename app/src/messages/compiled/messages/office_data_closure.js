import { say } from '../words.js';
export const office_data_closure = () => say(1217) ?? "Hari tutup pasar";
