import { say } from '../words.js';
export const privacy_act_import = () => say(692) ?? "Memuat harga dari berkas";
