import { say } from '../words.js';
export const office_data_source = () => say(1236) ?? "Sumber: surat, keputusan, atau alamat";
