// What changes around a screen that stands open: the signal, and the day. A phone is put away in
// the evening and taken out in the morning with the same screen on it.
import { ahead } from './regency';

/** How often the day is looked at and, without a signal, whether there is one again. */
const LOOK = 20_000;

/** The civil day in the regency at an instant. */
export const localDay = (instant: number = Date.now()): string => new Date(instant + ahead).toISOString().slice(0, 10);

let lost = $state(globalThis.navigator?.onLine === false);
let day = $state(localDay());
const waiting = new Set<() => void>();

export const now = {
	/** No signal, as far as this device knows. */
	get lost() {
		return lost;
	},
	set lost(value: boolean) {
		lost = value;
	},
	/** The civil day in the regency; whatever says "today" is drawn anew when it turns. */
	get day() {
		return day;
	},
};

/** Runs when what stands on the screen may have grown old: the signal or the reader is back, or a
 * day has begun. Returns what takes it back. */
export function onReturn(run: () => void): () => void {
	waiting.add(run);
	return () => void waiting.delete(run);
}

function look(): void {
	day = localDay();
	for (const run of [...waiting]) run();
}

if (globalThis.document) {
	addEventListener('offline', () => (lost = true));
	addEventListener('online', () => ((lost = false), look()));
	addEventListener('focus', look);
	addEventListener('pageshow', ({ persisted }) => persisted && look());
	document.addEventListener('visibilitychange', () => document.hidden || look());
	// A dead line does not always say so when it lives again.
	setInterval(() => !document.hidden && (lost || day !== localDay()) && look(), LOOK);
}
