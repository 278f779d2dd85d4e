import { say } from '../words.js';
export const area_unknown = () => say(433) ?? "Kecamatan belum dikonfirmasi";
