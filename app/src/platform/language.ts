// The language of this device. Indonesian is in the screens; another one comes as a list of words
// before the first screen is drawn (hooks.client.ts).
import { Names, type OtherLanguage } from '$api/market.gen';
import { call, stored } from '$host/client';
import { languages } from '$messages/languages';
import { speak } from '$messages/words';
import { speakNames, type NameList } from './names';
import { reload } from './reload';

export type Language = 'id' | 'jv' | 'en';
const KEY = 'bahasa';

/** A slow line gets Indonesian, which stands in the screens, rather than no screen. */
export const PATIENCE = 3000;

const chosen = ((): Language => {
	try {
		const kept = localStorage.getItem(KEY);
		return kept === 'jv' || kept === 'en' ? kept : 'id';
	} catch {
		return 'id';
	}
})();
/** Settled once a page, before the first screen: every message is said when its screen is drawn. */
let spoken = chosen;

/** What this page speaks. */
export const language = (): Language => spoken;

/** What goods are called: the kept list at once, else the server's. */
async function namesIn(language: OtherLanguage): Promise<NameList> {
	const asked = call(Names, { params: { language } }).then(
		(answer) => answer.names,
		() => ({}),
	);
	return (await stored(Names, { language }))?.data.names ?? asked;
}

/** The words of the chosen language. Without them, for want of a network, the page is Indonesian
 * from one end to the other; the next one has them, if they come after all. */
export async function learn(): Promise<void> {
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	if (chosen === 'id') return;
	const both = Promise.all([languages[chosen]?.(), namesIn(chosen)]);
	const [list, names] = (await Promise.race([both, late]).catch((error: unknown) => console.warn('words', error))) ?? [];
	if (list && names) {
		speakNames(names);
		return speak(list.default);
	}
	spoken = 'id';
	document.documentElement.lang = spoken;
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
