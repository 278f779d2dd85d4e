import { say } from '../words.js';
export const whos_producer = () => say(928) ?? "petani";
