import { say } from '../words.js';
export const help_hpp = () => say(902) ?? "HPP, harga pembelian pemerintah: batas bawah untuk petani, misalnya gabah.";
