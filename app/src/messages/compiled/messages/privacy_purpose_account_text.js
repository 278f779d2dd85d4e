import { say } from '../words.js';
export const privacy_purpose_account_text = () => say(614) ?? "Nama, nomor HP, dan NIK bila petugas sudah melihat KTP Anda. Nomor HP dan NIK disimpan tersegel.";
