import { say } from '../words.js';
export const office_decided_by = () => say(1113) ?? "Diputuskan oleh";
