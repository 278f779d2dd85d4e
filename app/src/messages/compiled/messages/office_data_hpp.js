import { say } from '../words.js';
export const office_data_hpp = () => say(1067) ?? "HPP hanya punya batas bawah. Kosongkan batas atas.";
