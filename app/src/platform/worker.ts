// The page's side of the service worker: what to keep, and when a new version waits. Loaded
// after the first view, which must not pay for it.
import { Search } from '$api/home.gen';
import { call } from '$host/client';
import { sweep } from './web/kept';
import { recallJson, remember, settings } from './settings.svelte';

/** Safari and Firefox do not say what a phone is connected with: there only what was seen is kept. */
function perhapsMetered(): boolean {
	const { connection } = navigator as { connection?: { type?: string } };
	return connection?.type === undefined && matchMedia('(pointer: coarse)').matches;
}

/** Files by who needs them, as the build writes it down (scripts/keep.mjs). */
type Files = { shell: string[]; modules: Record<string, { screens: string[]; files: string[] }> };
/** Modules of which this reader has opened a screen. */
const USED = 'dipakai';
let files: Files | undefined;

/** Keeps what this page has loaded, which comes out of the browser's own cache without a byte on the
 * line, and where bytes are free the shell and the modules that are used here. */
export async function keep(): Promise<void> {
	const { active } = await navigator.serviceWorker.ready;
	const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location.origin));
	const here = loaded.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
	active?.postMessage({ keep: here });
	const { shell, modules } = (files ??= (await (await fetch('/keep.json')).json()) as Files);
	const opened = Object.keys(modules).filter((name) => modules[name]?.screens.some((file) => here.includes(file)));
	const used = [...new Set([...(recallJson<string[]>(USED) ?? []), ...opened])];
	remember(USED, JSON.stringify(used));
	if (settings.saver || perhapsMetered()) return;
	active?.postMessage({ keep: [...shell, ...used.flatMap((name) => modules[name]?.files ?? [])] });
}

/** `searched`: the modules in which things can be found. `offer` gets the way to take a new version that waits; nothing is reloaded unasked. */
export async function attend(searched: string[], offer: (take: () => void) => void): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.ready;
	await keep().catch(() => undefined);
	void sweep().catch(() => undefined);
	// So that searching works without a network from the first lost signal on.
	if (!settings.saver) for (const module of searched) void call(Search, { params: { module } }).catch(() => undefined);

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
