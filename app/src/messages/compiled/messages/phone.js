import { say } from '../words.js';
export const phone = () => say(537) ?? "Nomor HP";
