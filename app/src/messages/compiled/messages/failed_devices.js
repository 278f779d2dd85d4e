import { say } from '../words.js';
export const failed_devices = () => say(180) ?? "Daftar perangkat belum bisa dimuat.";
