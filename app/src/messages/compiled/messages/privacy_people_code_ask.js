import { say } from '../words.js';
export const privacy_people_code_ask = () => say(816) ?? "Orang ini memegang tugas, jadi kodenya dibuat berdua: Anda meminta, admin lain mencetak.";
