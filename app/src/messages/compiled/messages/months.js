import { say } from '../words.js';
export const months = () => say(29) ?? "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember";
