// What the list of prices and one commodity ask, in one place: a kept answer is only found by the very
// same question, and so is the one that left with the start page (first-views.ts).
import type { Level } from '$api/market.gen';

export const levels: Level[] = ['retail', 'producer', 'auction'];

/** `where` is a level or the code of a place; nothing means the regency's retail prices. */
export function listParams(where: string) {
	const level = levels.find((each) => each === where);
	if (level) return { level, limit: 100 };
	return where ? { place: where, limit: 100 } : { limit: 100 };
}

/** A year of one commodity; a quarter for those who save data. */
export const historyParams = (commodity: string, level: Level, saver: boolean) => ({ commodity, level, days: saver ? 90 : 365 });

/** How a reader has left the list; the page gives it back when they return. */
export type Seen = {
	search: string;
	/** Rows unfolded so far. */
	open: number;
	/** Also those that nobody reported. */
	unfolded: boolean;
};

export const unseen = (): Seen => ({ search: '', open: 20, unfolded: false });
