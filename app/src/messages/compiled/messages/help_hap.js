import { say } from '../words.js';
export const help_hap = () => say(901) ?? "HAP, harga acuan penjualan: patokan atau rentang wajar. Di atasnya memberatkan pembeli, di bawahnya merugikan petani.";
