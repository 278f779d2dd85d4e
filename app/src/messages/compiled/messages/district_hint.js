import { say } from '../words.js';
export const district_hint = () => say(65) ?? "Pasar di kecamatan ini ditaruh di atas. Hanya disimpan di HP ini.";
