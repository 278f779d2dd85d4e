import { say } from '../words.js';
export const offline_can = () => say(113) ?? "Yang bisa dilakukan sekarang";
