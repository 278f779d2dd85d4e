import { say } from '../words.js';
/** @type {(i: { address: string | number }) => string} */
export const privacy_people_slip_text = (i) => say(779, i) ?? `Berikan langsung kepada orangnya. Buka ${i.address}, isi nomor HP dan kode ini.`;
