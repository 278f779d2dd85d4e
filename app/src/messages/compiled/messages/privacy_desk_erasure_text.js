import { say } from '../words.js';
export const privacy_desk_erasure_text = () => say(768) ?? "Berjalan sendiri pada waktunya. Tolak hanya bila ada alasan hukum.";
