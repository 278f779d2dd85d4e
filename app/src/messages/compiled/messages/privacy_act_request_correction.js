import { say } from '../words.js';
export const privacy_act_request_correction = () => say(682) ?? "Meminta perbaikan";
