import { say } from '../words.js';
/** @type {(i: { approver: string | number; day: string | number }) => string} */
export const office_thresholds = (i) => say(1082, i) ?? `Batas aturan harga berlaku sejak ${i.day}, disahkan: ${i.approver}.`;
