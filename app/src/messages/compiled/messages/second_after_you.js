import { say } from '../words.js';
export const second_after_you = () => say(977) ?? "Anda sudah setuju. Harga tayang setelah petugas lain ikut setuju.";
