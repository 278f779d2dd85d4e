import { say } from '../words.js';
export const download_csv = () => say(274) ?? "Unduh CSV";
