import { say } from '../words.js';
export const office_imports_none = () => say(1085) ?? "Belum ada impor dalam 90 hari.";
