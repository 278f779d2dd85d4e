import { say } from '../words.js';
export const office_assign_to_hint = () => say(1121) ?? "Kosongkan bila tanpa batas.";
