import { say } from '../words.js';
export const office_data_scheduled = () => say(1242) ?? "Dijadwalkan";
