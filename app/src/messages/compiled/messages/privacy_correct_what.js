import { say } from '../words.js';
export const privacy_correct_what = () => say(708) ?? "Apa yang keliru, dan bagaimana seharusnya?";
