// Handing words on: the phone's own sheet, else the clipboard, and a word about it.
import { m } from '$messages';
import { toast } from '$ui/toast/toast.svelte';

export async function share(what: { text: string; url?: string }): Promise<void> {
	try {
		if (navigator.share) await navigator.share(what);
		else {
			await navigator.clipboard.writeText([what.text, what.url].filter(Boolean).join('\n'));
			toast.show({ text: m.copied() });
		}
	} catch (error) {
		// Closing the phone's own sheet is no failure.
		if (!(error instanceof DOMException && error.name === 'AbortError')) toast.show({ text: m.not_shared() });
	}
}
