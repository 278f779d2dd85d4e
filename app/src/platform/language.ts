// The language of this device. Indonesian is in the screens; another one comes as a list of words
// before the first screen is drawn (hooks.client.ts).
import { languages } from '$messages/languages';
import { speak } from '$messages/words';

export type Language = 'id' | 'jv' | 'en';
const KEY = 'bahasa';

/** Chosen once a page: every message is said when its screen is drawn. */
const chosen = ((): Language => {
	try {
		const kept = localStorage.getItem(KEY);
		return kept === 'jv' || kept === 'en' ? kept : 'id';
	} catch {
		return 'id';
	}
})();

export const language = (): Language => chosen;

/** The words of the chosen language; without them, for want of a network, it is Indonesian. */
export async function learn(): Promise<void> {
	try {
		const list = await languages[chosen]?.();
		if (list) speak(list.default);
	} catch (error) {
		console.warn('words', error);
	}
}

/** Loads the page anew. */
export function choose(language: Language): void {
	try {
		localStorage.setItem(KEY, language);
	} catch {
		return; // A private window keeps nothing, so a reload would change nothing.
	}
	location.reload();
}
