import { say } from '../words.js';
export const office_data_not_yours = () => say(1254) ?? "Perubahan ini di luar wilayah Anda.";
