import { say } from '../words.js';
export const role_admin = () => say(869) ?? "Admin";
