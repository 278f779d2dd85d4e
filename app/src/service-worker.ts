/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Keeps the shell of the portal, so that it opens without a network. Answers of the server are
// kept by platform/web/client.ts, which knows which of them are public and shows their age; this file
// never touches /api. Inside the app there is no service worker.
//
// Installing fetches the start page only. What else is kept the page says (platform/worker.ts), from
// the browser's own cache or when the line is idle and nobody saves data. A new version waits until
// the reader asks for it.
import { files, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;
const STORE = `kulit-${version}`;
/** Files whose names change with what is in them, of whichever release. */
const IMMUTABLE = '/_app/immutable/';
const isKept = (path: string) => path.startsWith(IMMUTABLE) || files.includes(path);
/** A line that has not answered by then is as good as none when the start page is kept. */
const PATIENCE = 3000;

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(STORE).then((store) => store.add('/')));
});

worker.addEventListener('activate', (event) => {
	const clean = async () => {
		// Tabs that were open before go on with the release they began with, so the one before stays.
		const older = (await caches.keys()).filter((name) => name.startsWith('kulit-') && name !== STORE);
		for (const name of older.slice(0, -1)) await caches.delete(name);
		await worker.clients.claim();
	};
	event.waitUntil(clean());
});

worker.addEventListener('message', (event) => {
	const said = event.data as { keep?: string[]; take?: boolean };
	if (said.take) event.waitUntil(worker.skipWaiting());
	if (said.keep) event.waitUntil(keep(said.keep.filter(isKept)));
});

/** One at a time, so that a slow line stays free for the reader. */
async function keep(paths: string[]): Promise<void> {
	const store = await caches.open(STORE);
	for (const path of paths) if (!(await store.match(path))) await store.add(path).catch(() => undefined);
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
	if (isKept(url.pathname)) event.respondWith(fromStore(url.pathname, request));
	else if (request.mode === 'navigate') event.respondWith(page(request));
});

/** A new page while the server answers in time; else the kept one, which draws every address and
 * says itself what is the matter: no signal, a stalled line, a proxy's own page. */
async function page(request: Request): Promise<Response> {
	const kept = await caches.match('/', { cacheName: STORE });
	if (!kept) return fetch(request);
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	const fetched = await Promise.race([fetch(request).catch(() => undefined), late]);
	return fetched && fetched.status < 400 ? fetched : kept;
}

/** The kept file, of the release before for a tab that began with it; else the fetched one, kept from
 * now on. */
async function fromStore(path: string, request: Request): Promise<Response> {
	const store = await caches.open(STORE);
	const found = (await store.match(path)) ?? (path.startsWith(IMMUTABLE) ? await caches.match(path) : undefined);
	if (found) return found;
	const fetched = await fetch(request);
	if (fetched.ok) await store.put(path, fetched.clone());
	return fetched;
}
