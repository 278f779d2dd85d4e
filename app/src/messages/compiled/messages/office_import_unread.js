import { say } from '../words.js';
export const office_import_unread = () => say(1166) ?? "Ada di berkas, tetapi tidak dibaca";
