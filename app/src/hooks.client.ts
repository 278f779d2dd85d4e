// Before the first screen: the words of the reader's language.
import { learn } from '$platform/language';

export const init = learn;
