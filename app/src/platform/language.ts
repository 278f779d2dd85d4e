// The language of this page, and what goods are called in it.
import { Names, type OtherLanguage } from '$api/market.gen';
import { call, stored } from '$host/client';
import { m } from '$words';
import { speakNames, type NameList } from './names';
import { reload } from './reload';
import { awaitBriefly, chosen, KEY, type Language } from './words.svelte';

/** What this page speaks: the language of the words that all screens share. */
export const language = (): Language => m.language_code() as Language;

/** What goods are called: the kept list at once, else the server's. */
async function namesIn(language: OtherLanguage): Promise<NameList> {
	const asked = call(Names, { params: { language } }).then(
		(answer) => answer.names,
		() => ({}),
	);
	return (await stored(Names, { language }))?.data.names ?? asked;
}

/** Before the first screen, for an answer is read once. */
export function learnNames(): void {
	if (chosen !== 'id') awaitBriefly(namesIn(chosen).then(speakNames));
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
