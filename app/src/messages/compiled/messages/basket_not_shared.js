import { say } from '../words.js';
export const basket_not_shared = () => say(354) ?? "Daftar belum bisa dibagikan dari HP ini.";
