// Language, text size and theme of this device. app.html applies them before the first paint.
import { getLocale, setLocale } from '$messages/runtime';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = '100' | '125' | '150' | '200';
export type Language = 'id' | 'jv' | 'en';

export function remember(key: string, value: string | null): void {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// Private windows may refuse; then it holds until the window closes.
	}
}

export function recall(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

let theme = $state((recall('tema') ?? 'system') as Theme);
let text = $state((recall('teks') ?? '100') as TextSize);

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
	get language(): Language {
		return getLocale() as Language;
	},
	/** Loads the page anew: every message was chosen when the screen was drawn. */
	set language(value: Language) {
		void setLocale(value);
	},
};
