// What compiled words stand on (scripts/words.mjs). Indonesian is in the screens; another language
// comes as one list per folder of words, asked for as soon as code that says them is there. A
// screen waits for its lists a while, is drawn in Indonesian without them, and changes its language
// when they come after all.
import { fact } from './regency';

export type Language = 'id' | 'jv' | 'en';
export type Other = Exclude<Language, 'id'>;
type List = Record<string, string>;

export const KEY = 'bahasa';
/** A slow line gets Indonesian, which stands in the screens, rather than no screen. */
const PATIENCE = 3000;

/** What the reader asked this device for. */
export const chosen = ((): Language => {
	try {
		const kept = localStorage.getItem(KEY);
		return kept === 'jv' || kept === 'en' ? kept : 'id';
	} catch {
		return 'id';
	}
})();

const awaited = new Set<Promise<unknown>>();

/** What the next screen is not drawn without, while there is patience. */
export function awaitBriefly(coming: Promise<unknown>): void {
	const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
	const settled = Promise.race([coming, late])
		.catch((error: unknown) => console.warn('words', error))
		.finally(() => awaited.delete(settled));
	awaited.add(settled);
}

/** Settles when a screen can be drawn; undefined when it can be at once. */
export const ready = (): Promise<unknown> | undefined => (awaited.size > 0 ? Promise.all(awaited) : undefined);

/** How a folder's messages are said in the chosen language; undefined leaves them Indonesian. */
export function list(lists: Record<Other, () => Promise<{ default: List }>>) {
	let words = $state.raw<List>();
	if (chosen !== 'id') awaitBriefly(lists[chosen]().then((list) => (words = list.default)));
	return (key: string, parameters?: Record<string, string | number>): string | undefined =>
		words?.[key]?.replace(/\{(@?)(\w+)\}/g, (_, at: string, name: string) => (at ? fact(name) : String(parameters?.[name])));
}
