// What the kept answers take on this phone, and the way to throw them away. Answers only: the
// shell of the portal is not much and is needed to open it without a network.
import { STORE, STORED_AT } from './web';

export type Kept = { path: string; bytes: number; at: Date };

/** Everything kept, newest first. */
export async function kept(): Promise<Kept[]> {
	if (!('caches' in globalThis)) return [];
	try {
		const store = await caches.open(STORE);
		const list = await Promise.all(
			(await store.keys()).map(async (request) => {
				const response = await store.match(request);
				const url = new URL(request.url);
				return {
					path: url.pathname + url.search,
					bytes: (await response?.blob())?.size ?? 0,
					at: new Date(response?.headers.get(STORED_AT) ?? 0),
				};
			}),
		);
		return list.sort((a, b) => b.at.getTime() - a.at.getTime());
	} catch {
		return []; // Denied storage keeps nothing.
	}
}

export async function forget(): Promise<void> {
	if ('caches' in globalThis) await caches.delete(STORE).catch(() => false);
}
