import { say } from '../words.js';
export const privacy_act_amendments = () => say(847) ?? "Membaca perubahan data pasar";
