import { say } from '../words.js';
export const privacy_act_step_up = () => say(664) ?? "Membuktikan diri";
