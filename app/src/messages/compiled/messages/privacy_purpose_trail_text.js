import { say } from '../words.js';
export const privacy_purpose_trail_text = () => say(620) ?? "Siapa membuka atau mengubah data. Catatan ini tersegel sehingga perubahan akan ketahuan.";
