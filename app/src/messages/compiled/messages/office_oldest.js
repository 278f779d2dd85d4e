import { say } from '../words.js';
export const office_oldest = () => say(1042) ?? "Paling lama menunggu";
