import { say } from '../words.js';
export const office_data_name = () => say(1231) ?? "Nama baru";
