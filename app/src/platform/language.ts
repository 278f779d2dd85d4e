// The language of this page, and what goods are called in it.
import type { Row } from '$api/row';
import { call, stored } from '$host/client';
import { m } from '$words';
import { speakNames, type NameList } from './names';
import { reload } from './reload';
import { awaitBriefly, chosen, KEY, type Language, type Other } from './words.svelte';

/** What this page speaks: the language of the words that all screens share. */
export const language = (): Language => m.language_code() as Language;

/** The row that says what goods are called in a language. */
type Names = Row<{ language: Other }, null, { names: NameList }>;

/** The kept list at once, else the server's. */
async function namesIn(language: Other, row: Names): Promise<NameList> {
	const asked = call(row, { params: { language } }).then(
		(answer) => answer.names,
		() => ({}),
	);
	return (await stored(row, { language }))?.data.names ?? asked;
}

/** Before the first screen, for an answer is read once. */
export function learnNames(row: Names): void {
	if (chosen !== 'id') awaitBriefly(namesIn(chosen, row).then(speakNames));
}

/** Loads the page anew. */
export function choose(language: Language): void {
	try {
		localStorage.setItem(KEY, language);
	} catch {
		return; // A private window keeps nothing, so a reload would change nothing.
	}
	reload();
}
