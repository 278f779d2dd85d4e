import { say } from '../words.js';
export const district_nothing = () => say(1030) ?? "Belum ada tempat yang tercatat di kecamatan ini.";
