import { say } from '../words.js';
export const quintal_hint = () => say(944) ?? "1 kuintal = 100 kg";
