import { say } from '../words.js';
export const privacy_people_evidence_hint = () => say(791) ?? "Nomor surat atau keputusan";
