import { say } from '../words.js';
export const privacy_copy_preparing = () => say(696) ?? "Menyiapkan";
