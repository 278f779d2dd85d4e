import { say } from '../words.js';
export const never_reported_producer = () => say(1002) ?? "Belum pernah dilaporkan dari petani";
