// What this device remembers of its reader: language, text size, theme, data saver, kecamatan,
// pinned tasks. It never leaves the device. app.html applies the first three before the first paint.
import { notesOf } from '$host/notes';
import { choose, language } from './language';
import type { Language } from './words.svelte';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = '100' | '125' | '150' | '200';
export type { Language };

export function remember(key: string, value: string | null): void {
	try {
		if (value === null) notesOf(key).removeItem(key);
		else notesOf(key).setItem(key, value);
	} catch {
		// Private windows may refuse; then it holds until the window closes.
	}
}

export function recall(key: string): string | null {
	try {
		return notesOf(key).getItem(key);
	} catch {
		return null;
	}
}

/** A kept value as JSON; undefined when there is none or it is not ours. */
export function recallJson<T>(key: string): T | undefined {
	try {
		return (JSON.parse(recall(key) ?? 'null') as T | null) ?? undefined;
	} catch {
		return undefined;
	}
}

type Connection = { saveData?: boolean; type?: string };
/** The browser was told to save, or says that bytes are paid for. app.html asks the same. */
function metered(): boolean {
	const connection = (globalThis.navigator as { connection?: Connection } | undefined)?.connection;
	return Boolean(connection?.saveData) || connection?.type === 'cellular';
}

export type District = { code: string; name: string };

let theme = $state((recall('tema') ?? 'system') as Theme);
let text = $state((recall('teks') ?? '100') as TextSize);
let saver = $state(recall('hemat') === null ? metered() : recall('hemat') === '1');
let district = $state.raw(recallJson<District>('kecamatan'));

export const settings = {
	get theme() {
		return theme;
	},
	set theme(value: Theme) {
		theme = value;
		remember('tema', value === 'system' ? null : value);
		const root = document.documentElement;
		if (value === 'system') delete root.dataset.theme;
		else root.dataset.theme = value;
	},
	get text() {
		return text;
	},
	set text(value: TextSize) {
		text = value;
		remember('teks', value === '100' ? null : value);
		document.documentElement.dataset.text = value;
	},
	/** Nothing is loaded ahead, and a price's history is a quarter instead of a year. */
	get saver() {
		return saver;
	},
	set saver(value: boolean) {
		saver = value;
		remember('hemat', value ? '1' : '0');
		applySaver();
	},
	/** Whose markets come first; a choice of the reader, never asked of the phone. */
	get district() {
		return district;
	},
	set district(value: District | undefined) {
		district = value;
		remember('kecamatan', value ? JSON.stringify(value) : null);
	},
	get language(): Language {
		return language();
	},
	/** Loads the page anew: every message was chosen when the screen was drawn. */
	set language(value: Language) {
		choose(value);
	},
};

/** Links load their screen when they are touched; with the saver only when they are followed. */
export function applySaver(): void {
	document.body.dataset.sveltekitPreloadData = saver ? 'off' : 'tap';
}
