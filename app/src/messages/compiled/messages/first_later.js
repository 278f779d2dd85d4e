import { say } from '../words.js';
export const first_later = () => say(61) ?? "Bisa diubah kapan saja di";
