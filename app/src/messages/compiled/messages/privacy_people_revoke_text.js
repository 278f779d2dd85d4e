import { say } from '../words.js';
/** @type {(i: { area: string | number; role: string | number }) => string} */
export const privacy_people_revoke_text = (i) => say(798, i) ?? `${i.role} di ${i.area} langsung berakhir hari ini.`;
