import { say } from '../words.js';
export const panel_closed = () => say(446) ?? "Hari ini tempat ini tidak berdagang";
