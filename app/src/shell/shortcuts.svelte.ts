// Single keys for officers who decide dozens of reports. They can be switched off, and never
// take a key from somebody who is typing (WCAG 2.1.4).
import { recall, remember } from '$platform/settings.svelte';

const OFF = 'tombol-mati';
let on = $state(recall(OFF) === null);

export const shortcuts = {
	get on() {
		return on;
	},
	set on(value: boolean) {
		on = value;
		remember(OFF, value ? null : '1');
	},
};

/** The key of an officer who is not typing, else nothing. */
export function shortcutOf(event: KeyboardEvent): string | undefined {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
	const target = event.target instanceof Element ? event.target : undefined;
	if (target?.closest('input, textarea, select, dialog, [contenteditable]')) return undefined;
	// The dialog itself can always be reached by its button.
	return on ? event.key : undefined;
}
