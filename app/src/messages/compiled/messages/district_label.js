import { say } from '../words.js';
export const district_label = () => say(64) ?? "Kecamatan (boleh dikosongkan)";
