// The office's desks have words of their own in each language.
import { learnDesk } from '$platform/desk-words';

export const load = learnDesk;
