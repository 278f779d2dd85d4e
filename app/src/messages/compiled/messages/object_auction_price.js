import { say } from '../words.js';
export const object_auction_price = () => say(39) ?? "harga lelang ikan";
