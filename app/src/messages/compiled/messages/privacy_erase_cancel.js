import { say } from '../words.js';
export const privacy_erase_cancel = () => say(720) ?? "Batalkan penghapusan";
