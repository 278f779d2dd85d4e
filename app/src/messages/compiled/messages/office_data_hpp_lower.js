import { say } from '../words.js';
export const office_data_hpp_lower = () => say(1069) ?? "HPP perlu batas bawah";
