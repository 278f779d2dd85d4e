// What a browser can do besides asking the server: files, the sheet for sharing, paper, going away.
import type { Host, Shared } from '../host';

export const kind = 'portal' as Host['kind'];

export const portal = globalThis.location?.origin;

/** A browser is at the server already. */
export const choosePortal = undefined as ((address: string) => Promise<void>) | undefined;

/** Links open pages here. */
export const onLink =
	(_follow: (path: string) => void): (() => void) =>
	() =>
		undefined;

export function file(contents: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(contents);
	link.download = name;
	link.click();
	// The browser has taken it by then; a page that stays open must not keep every file.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export async function share(what: Shared): Promise<'shared' | 'copied' | 'failed'> {
	try {
		if (navigator.share) {
			await navigator.share(what);
			return 'shared';
		}
		await navigator.clipboard.writeText([what.text, what.url].filter(Boolean).join('\n'));
		return 'copied';
	} catch (error) {
		// Closing the phone's own sheet is no failure.
		return error instanceof DOMException && error.name === 'AbortError' ? 'shared' : 'failed';
	}
}

export const print = (): void => window.print();

export function leave(run: () => void): () => void {
	addEventListener('pagehide', run);
	return () => removeEventListener('pagehide', run);
}
