import { say } from '../words.js';
export const refusal_ratio = () => say(485) ?? "Harga terlalu jauh dari biasanya. Cek satuan atau nol berlebih.";
