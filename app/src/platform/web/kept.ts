// What the kept answers take on this phone, and the way to throw them away. Answers only: the
// shell of the portal is not much and is needed to open it without a network.
import type { Row } from '$api/row';
import { address } from '../address';
import type { Stored } from '../errors';
import type { Kept, KeptSize, Vault } from '../host';
import { inOwnWords } from '../names';
import { BYTES, STORE, STORED_AT } from './client';

/** Older than this nothing is worth showing. */
const MOST_DAYS = 60;

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
					bytes: Number(response?.headers.get(BYTES) ?? 0),
					at: new Date(response?.headers.get(STORED_AT) ?? 0),
				};
			}),
		);
		return list.sort((a, b) => b.at.getTime() - a.at.getTime());
	} catch {
		return []; // Denied storage keeps nothing.
	}
}

export async function keptSize(): Promise<KeptSize> {
	const all = await kept();
	return { count: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), newest: all[0]?.at };
}

/** Every kept answer of a row without a hole in its path, the newest first: what a screen was never
 * told, another one may have been. `query` as it was asked with. */
export async function keptOf<O>(row: Row<unknown, unknown, O>): Promise<(Stored<O> & { query: URLSearchParams })[]> {
	const found = [];
	for (const { path, at } of await kept()) {
		const url = new URL(path, location.origin);
		if (url.pathname !== address(row)) continue;
		const response = await (await caches.open(STORE)).match(path);
		if (response) found.push({ data: JSON.parse(await response.text(), inOwnWords()) as O, at, query: url.searchParams });
	}
	return found;
}

export async function forget(): Promise<void> {
	if ('caches' in globalThis) await caches.delete(STORE).catch(() => false);
}

/** What nobody has asked for in two months goes. */
export async function sweep(now: number = Date.now()): Promise<void> {
	const old = (await kept()).filter(({ at }) => now - at.getTime() > MOST_DAYS * 86_400_000);
	if (old.length === 0) return;
	const store = await caches.open(STORE);
	for (const { path } of old) await store.delete(path);
}

/** A browser keeps nothing under lock and key. */
export const vault = undefined as Vault | undefined;
