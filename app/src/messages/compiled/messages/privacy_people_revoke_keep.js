import { say } from '../words.js';
export const privacy_people_revoke_keep = () => say(799) ?? "Biarkan";
