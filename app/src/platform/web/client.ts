// Calls in a browser: fetched from the same origin, where the session is a cookie that scripts
// cannot read. Also keeps the last public answers, so that a lost signal shows old prices with
// their age instead of an error.
import { partsOf, type Row } from '$api/row';
import type { ErrorBody } from '$api/shared.gen';
import { address } from '../address';
import { ApiError, NetworkError, type Call, type CallOptions, type Operation, type Receipt, type Stored } from '../errors';
import { newKey } from '../key';
import { inOwnWords } from '../names';
import { now } from '../now.svelte';
import { proven, sessionEnded } from '../step-up';

/** What app.html asked before the scripts came; later it would be old. */
const early = (globalThis as { awal?: Record<string, Promise<Response>> }).awal ?? {};
const PATIENCE = 20_000;
export const STORE = 'jawaban-1';
/** When the answer was stored; a header of ours, in the browser's own store only. */
export const STORED_AT = 'x-stored-at';
export const BYTES = 'x-bytes';
/** Answers that are kept; the one that was asked longest ago goes first. */
const MOST = 150;

export const call: Call = (row, options = {}) => ask(row, options, newKey());

export async function send<P, B, O>({ row, key, ...options }: Operation<P, B, O>): Promise<Receipt<O>> {
	return { output: await ask(row, options, key) };
}

export async function feed<P>(row: Row<P, null, never>, params?: NoInfer<P>): Promise<Blob> {
	return (await answerOf(row, { params }, newKey())).blob();
}

async function ask<P, B, O>(row: Row<P, B, O>, options: CallOptions<P, B>, key: string): Promise<O> {
	const response = await answerOf(row, options, key);
	if (partsOf(row).cached) {
		const copy = response.clone();
		// After the screen is drawn: a slow phone has better things to do first. Safari has no idea of idle.
		const later = globalThis.requestIdleCallback ?? setTimeout;
		later(() => void keep(address(row, options.params), copy));
	}
	return read(response, row);
}

/** One key for both tries: what went through in spite of a lost answer is not done twice. */
async function answerOf<P, B>(row: Row<P, B, unknown>, options: CallOptions<P, B>, key: string): Promise<Response> {
	return request(row, options, key).catch(async (error: unknown) => {
		if (error instanceof ApiError && error.code === 'Unauthenticated') sessionEnded();
		const unproven = error instanceof ApiError && error.refusal === 'step_up_needed';
		if (!unproven || !(await proven())) throw error;
		return request(row, options, key);
	});
}

/** The last public answer to the same question, and when it came. */
export async function stored<P, O>(row: Row<P, unknown, O>, params?: NoInfer<P>): Promise<Stored<O> | undefined> {
	if (!partsOf(row).cached || !('caches' in globalThis)) return undefined;
	try {
		const found = await (await caches.open(STORE)).match(address(row, params));
		if (!found) return undefined;
		return { data: JSON.parse(await found.text(), inOwnWords()) as O, at: new Date(found.headers.get(STORED_AT) ?? 0) };
	} catch {
		return undefined; // Storage may be denied; then there is simply nothing kept.
	}
}

async function request<P, B>(row: Row<P, B, unknown>, options: CallOptions<P, B>, key: string): Promise<Response> {
	const { method } = partsOf(row);
	const headers = new Headers({ accept: 'application/json' });
	if (method !== 'GET') headers.set('idempotency-key', key);
	if (options.body) headers.set('content-type', 'application/json');
	if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
	const timeout = AbortSignal.timeout(PATIENCE);
	const url = address(row, options.params);
	const asked = performance.now() < PATIENCE ? early[url] : undefined;
	delete early[url];
	let response: Response;
	try {
		response = await (asked ??
			fetch(url, {
				method,
				headers,
				body: options.body ? JSON.stringify(options.body) : undefined,
				credentials: 'same-origin',
				signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
				keepalive: options.leaving,
			}));
	} catch (cause) {
		if (options.signal?.aborted) throw cause;
		now.lost = true;
		throw new NetworkError(cause);
	}
	now.lost = false;
	if (!response.ok) throw await failure(response);
	return response;
}

async function read<O>(response: Response, row: Row<unknown, unknown, O>): Promise<O> {
	const text = await response.text().catch((cause: unknown) => {
		now.lost = true;
		throw new NetworkError(cause);
	});
	try {
		return (text === '' ? null : JSON.parse(text, partsOf(row).cached ? inOwnWords() : undefined)) as O;
	} catch (cause) {
		// A hotspot's log-in page answers 200 with HTML: nobody heard us.
		throw new NetworkError(cause, true);
	}
}

/** A page of somebody in between is not our server's no: it says neither who is signed in nor
 * what there is. */
const foreign: Record<number, ErrorBody['code']> = { 403: 'Forbidden', 408: 'TooSlow', 413: 'TooLarge', 429: 'TooMany' };

async function failure(response: Response): Promise<Error> {
	const { status } = response;
	try {
		const body = (await response.json()) as ErrorBody;
		if (typeof body.code === 'string') return new ApiError(status, body);
	} catch {
		// No words of ours; the status says enough.
	}
	// "Network authentication required": a hotspot that says so.
	if (status === 511) return new NetworkError(undefined, true);
	return new ApiError(status, { code: foreign[status] ?? 'Unavailable', message: `HTTP ${status}` }, true);
}

async function keep(url: string, response: Response): Promise<void> {
	if (!('caches' in globalThis)) return;
	try {
		const body = await response.text();
		JSON.parse(body);
		const headers = { 'content-type': 'application/json', [STORED_AT]: new Date().toISOString(), [BYTES]: String(body.length) };
		const store = await caches.open(STORE);
		await store.put(url, new Response(body, { headers }));
		// A store lists what was put first, first.
		for (const old of (await store.keys()).slice(0, -MOST)) await store.delete(old);
	} catch {
		// Full or denied: the next lost signal shows an error instead of old prices.
	}
}
