import { say } from '../words.js';
export const new_phone_or_forgot = () => say(557) ?? "HP baru atau lupa PIN?";
