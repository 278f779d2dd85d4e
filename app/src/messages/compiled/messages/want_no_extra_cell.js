import { say } from '../words.js';
export const want_no_extra_cell = () => say(1191) ?? "Isi di luar judul kolom: apakah ada koma di dalam angka?";
