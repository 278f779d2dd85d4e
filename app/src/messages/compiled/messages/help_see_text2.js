import { say } from '../words.js';
export const help_see_text2 = () => say(136) ?? "Setiap angka menyebut sumber dan umurnya. Garis paling atas layar memberi tahu kapan data itu diterima.";
