import { say } from '../words.js';
export const privacy_purpose_public_data_text = () => say(630) ?? "Angka resmi pihak lain. Tidak ada data orang di dalamnya.";
