import { say } from '../words.js';
export const privacy_hold_title = () => say(606) ?? "Yang kami simpan dan alasannya";
