import { say } from '../words.js';
export const privacy_request_correction = () => say(723) ?? "Perbaikan data";
