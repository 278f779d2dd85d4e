import { say } from '../words.js';
export const object_status = () => say(43) ?? "status layanan";
