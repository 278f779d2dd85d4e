import { say } from '../words.js';
export const role_farmer = () => say(864) ?? "Petani";
