import { say } from '../words.js';
export const not_shared = () => say(994) ?? "Belum bisa dibagikan dari HP ini.";
