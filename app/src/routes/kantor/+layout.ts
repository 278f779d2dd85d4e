// The office's desks have words of their own in each language.
import { learnDesk } from '$platform/language';

export const load = learnDesk;
