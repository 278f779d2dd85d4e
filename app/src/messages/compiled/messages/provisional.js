import { say } from '../words.js';
export const provisional = () => say(219) ?? "Sementara";
