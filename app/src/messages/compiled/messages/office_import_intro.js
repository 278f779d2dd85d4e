import { say } from '../words.js';
export const office_import_intro = () => say(1135) ?? "Coba dulu: tidak ada yang disimpan sebelum Anda menekan Simpan.";
