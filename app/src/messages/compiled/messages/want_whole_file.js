import { say } from '../words.js';
export const want_whole_file = () => say(1199) ?? "Berkas rusak atau terkunci kata sandi";
