import { say } from '../words.js';
export const want_series_commodity = () => say(1179) ?? "Tulis bahan persis seperti penerbitnya";
