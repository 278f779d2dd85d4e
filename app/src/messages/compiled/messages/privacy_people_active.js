import { say } from '../words.js';
export const privacy_people_active = () => say(805) ?? "Yang berlaku";
