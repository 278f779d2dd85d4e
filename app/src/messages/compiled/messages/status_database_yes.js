import { say } from '../words.js';
export const status_database_yes = () => say(129) ?? "Menjawab";
