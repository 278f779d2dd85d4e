import { say } from '../words.js';
export const privacy_act_erasure_held = () => say(688) ?? "Penghapusan ditahan karena ada tugas kantor";
