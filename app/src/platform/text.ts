// What the server says in every language, in the reader's.
import type { Words } from '$api/shared.gen';
import { language } from './language';

/** A name is the same in every language. */
export const textOf = (words: Words): string => (typeof words === 'string' ? words : words[language()]);

/** All that it is called, in whatever language somebody looks for it. */
export const everyText = (words: Words): string[] => (typeof words === 'string' ? [words] : [words.id, words.jv, words.en]);
