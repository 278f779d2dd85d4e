import { say } from '../words.js';
export const quintal_title = () => say(942) ?? "Harganya per kuintal?";
