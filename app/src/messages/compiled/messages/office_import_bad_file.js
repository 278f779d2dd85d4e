import { say } from '../words.js';
export const office_import_bad_file = () => say(1159) ?? "Berkas ini perlu diperbaiki. Tidak ada yang disimpan.";
