import { say } from '../words.js';
export const basket_empty_text = () => say(323) ?? "Pilih bahan. Kami jumlahkan di tiap pasar dan tunjukkan mana yang termurah.";
