import { say } from '../words.js';
export const offline_do_2 = () => say(116) ?? "Isi dan kirim harga seperti biasa bila Anda petugas atau petani: kiriman menunggu di HP ini dan berangkat sendiri.";
