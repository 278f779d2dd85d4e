/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Keeps the shell of the portal, so that it opens without a network. Answers of the server are
// kept by platform/web.ts, which knows which of them are public and shows their age; this file
// never touches /api. Inside the app there is no service worker.
import { build, files, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;
const STORE = `kulit-${version}`;
const shell = new Set([...build, ...files]);

worker.addEventListener('install', (event) => {
	const fill = async () => {
		const store = await caches.open(STORE);
		await store.addAll([...shell, '/']);
		await worker.skipWaiting();
	};
	event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
	const clean = async () => {
		for (const name of await caches.keys()) if (name.startsWith('kulit-') && name !== STORE) await caches.delete(name);
		await worker.clients.claim();
	};
	event.waitUntil(clean());
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
	if (shell.has(url.pathname)) {
		event.respondWith(caches.match(request, { cacheName: STORE }).then((found) => found ?? fetch(request)));
	} else if (request.mode === 'navigate') {
		// A new page while there is a network, else the kept one: it draws every address.
		event.respondWith(
			fetch(request).catch(async () => (await caches.match('/', { cacheName: STORE })) ?? Response.error()),
		);
	}
});
