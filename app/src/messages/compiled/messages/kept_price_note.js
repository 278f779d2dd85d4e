import { say } from '../words.js';
export const kept_price_note = () => say(1000) ?? "Grafik dan perbandingan pasar perlu sinyal sekali untuk tersimpan.";
