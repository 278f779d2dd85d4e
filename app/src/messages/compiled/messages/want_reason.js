import { say } from '../words.js';
export const want_reason = () => say(1183) ?? "Tulis mutu, ditanya ulang, atau stok sedikit";
