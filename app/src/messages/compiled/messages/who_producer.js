import { say } from '../words.js';
export const who_producer = () => say(925) ?? "petani";
