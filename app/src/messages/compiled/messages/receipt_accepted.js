import { say } from '../words.js';
export const receipt_accepted = () => say(505) ?? "Sudah tayang, sementara sampai 12.00.";
