import { say } from '../words.js';
export const privacy_kept_figures = () => say(643) ?? "selama angkanya terbit";
