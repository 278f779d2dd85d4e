import { say } from '../words.js';
export const reported_held = () => say(507) ?? "Menunggu petugas.";
