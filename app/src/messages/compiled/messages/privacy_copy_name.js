import { say } from '../words.js';
export const privacy_copy_name = () => say(702) ?? "Nama";
