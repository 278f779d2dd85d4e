import { say } from '../words.js';
export const privacy_copy_save = () => say(697) ?? "Simpan berkas";
