import { say } from '../words.js';
export const privacy_error_conflict = () => say(736) ?? "Orang lain baru saja mengubahnya. Daftar sudah diperbarui.";
