import { say } from '../words.js';
export const device_remove_text = () => say(878) ?? "Perangkat itu langsung keluar dan perlu kode aktivasi untuk masuk lagi.";
