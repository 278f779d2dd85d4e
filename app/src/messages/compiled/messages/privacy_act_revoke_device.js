import { say } from '../words.js';
export const privacy_act_revoke_device = () => say(672) ?? "Mengeluarkan perangkat";
