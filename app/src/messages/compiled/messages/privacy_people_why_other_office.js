import { say } from '../words.js';
export const privacy_people_why_other_office = () => say(814) ?? "Orang ini dibantu kantor wilayah lain. Minta admin wilayahnya atau admin kabupaten.";
