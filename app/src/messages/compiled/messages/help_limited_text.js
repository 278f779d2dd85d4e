import { say } from '../words.js';
export const help_limited_text = () => say(138) ?? "Kurang dari tiga pasar melapor hari itu, jadi rata-ratanya belum kuat. “Sementara” berarti masih bisa berubah sampai pukul 12.00.";
