import { say } from '../words.js';
export const correct_note_hint = () => say(1301) ?? "Misalnya: ditelepon ulang pukul 10.30";
