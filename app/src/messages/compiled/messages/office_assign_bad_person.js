import { say } from '../words.js';
export const office_assign_bad_person = () => say(1132) ?? "Pilih enumerator yang belum bertugas di sini";
