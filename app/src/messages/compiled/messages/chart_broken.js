import { say } from '../words.js';
export const chart_broken = () => say(982) ?? "Skala tidak mulai dari nol.";
