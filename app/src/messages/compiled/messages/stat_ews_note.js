import { say } from '../words.js';
/** @type {(i: { days: string | number; kritis: string | number; percent: string | number; siaga: string | number; waspada: string | number }) => string} */
export const stat_ews_note = (i) => say(378, i) ?? `${i.percent}% dibanding harga biasa ${i.days} hari laporan sebelumnya. Tangganya: waspada di atas ${i.waspada}%, siaga ${i.siaga}%, kritis ${i.kritis}%.`;
