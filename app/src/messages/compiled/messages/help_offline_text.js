import { say } from '../words.js';
export const help_offline_text = () => say(146) ?? "Yang pernah dibuka tampil lagi walau tidak ada sinyal, dengan umurnya di garis abu-abu paling atas.";
