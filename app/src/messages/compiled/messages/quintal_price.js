import { say } from '../words.js';
export const quintal_price = () => say(943) ?? "Harga per kuintal";
