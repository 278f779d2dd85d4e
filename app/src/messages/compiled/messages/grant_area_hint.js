import { say } from '../words.js';
export const grant_area_hint = () => say(921) ?? "Ketik nama desa, kecamatan, atau kabupaten";
