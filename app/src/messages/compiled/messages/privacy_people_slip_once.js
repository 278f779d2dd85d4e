import { say } from '../words.js';
export const privacy_people_slip_once = () => say(781) ?? "Kode ini hanya tampil sekali.";
