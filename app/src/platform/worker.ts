// The page's side of the service worker: what to keep, and when a new version waits. Loaded
// after the first view, which must not pay for it.
import { SearchIndex } from '$api/home.gen';
import { call } from '$host/client';
import { sweep } from './kept';
import { settings } from './settings.svelte';

/** Safari and Firefox do not say what a phone is connected with: there only what was seen is kept. */
function perhapsMetered(): boolean {
	const { connection } = navigator as { connection?: { type?: string } };
	return connection?.type === undefined && matchMedia('(pointer: coarse)').matches;
}

/** `offer` gets the way to take a new version that waits; nothing is reloaded unasked. */
export async function attend(offer: (take: () => void) => void): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.ready;
	// What this page has loaded comes out of the browser's own cache, without a byte on the line.
	const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location.origin));
	const here = loaded.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
	registration.active?.postMessage({ keep: here, all: !settings.saver && !perhapsMetered() });
	void sweep().catch(() => undefined);
	// So that searching works without a network from the first lost signal on.
	if (!settings.saver) void call(SearchIndex).catch(() => undefined);

	const waits = () => {
		const next = registration.waiting;
		if (!next || !navigator.serviceWorker.controller) return;
		offer(() => {
			navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
			next.postMessage({ take: true });
		});
	};
	const watch = () => registration.installing?.addEventListener('statechange', waits);
	waits();
	watch(); // One may have begun before anybody listened.
	registration.addEventListener('updatefound', watch);
}
