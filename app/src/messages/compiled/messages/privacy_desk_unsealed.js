import { say } from '../words.js';
export const privacy_desk_unsealed = () => say(749) ?? "Belum tersegel";
