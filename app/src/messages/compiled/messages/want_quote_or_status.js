import { say } from '../words.js';
export const want_quote_or_status = () => say(1184) ?? "Isi harga, atau keterangan mengapa tidak ada";
