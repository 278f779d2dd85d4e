import { say } from '../words.js';
export const never_reported_auction = () => say(1001) ?? "Belum pernah dilaporkan dari TPI";
