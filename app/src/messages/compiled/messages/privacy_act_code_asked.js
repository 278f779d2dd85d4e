import { say } from '../words.js';
export const privacy_act_code_asked = () => say(675) ?? "Kode aktivasi diminta, menunggu admin kedua";
