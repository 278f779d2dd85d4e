import { say } from '../words.js';
export const help_prices_text = () => say(898) ?? "Petugas pasar bertanya kepada tiga pedagang tetap di tiap pasar. Nilai tengahnya menjadi harga pasar itu. Harga kabupaten adalah rata-rata semua pasar yang melapor.";
