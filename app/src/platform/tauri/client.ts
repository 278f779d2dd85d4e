// Calls in the app: the engine behind the window asks the server, keeps what it answers, and holds the
// tokens, which no screen ever sees. What may wait for a signal it puts on the disk before it sends it.
import { invoke } from '@tauri-apps/api/core';
import { partsOf, type Row } from '$api/row';
import { SignOut } from '$api/identity.gen';
import type { ErrorBody } from '$api/shared.gen';
import { ApiError, NetworkError, type Call, type CallOptions, type Operation, type Receipt, type Stored } from '../errors';
import { newKey } from '../key';
import { inOwnWords } from '../names';
import { now } from '../now.svelte';
import { proving } from '../step-up';

/** A row by method and path, and what is asked of it. */
type Question = { row: string; params: unknown; body: unknown; key?: string; version?: number };
/** As the commands fail; without `status` nobody was heard. */
type Failure = { status: number | null; body: ErrorBody | null; foreign: boolean };

/** What is under way: the window waits for it before it closes. */
const underway = new Set<Promise<unknown>>();
export const landed = (): Promise<unknown> => Promise.allSettled(underway);

export const call: Call = (row, options = {}) => {
	// The engine ends its own session, and tells the server with the token that only it has.
	if ((row as string) === SignOut) return command('sign_out');
	return ask('call', row, options, newKey());
};

export async function send<P, B, O>({ row, key, ...options }: Operation<P, B, O>): Promise<Receipt<O>> {
	return { output: await ask('send', row, options, key) };
}

export async function feed<P>(row: Row<P, null, never>, params?: NoInfer<P>): Promise<Blob> {
	return new Blob([await command<ArrayBuffer>('feed', { question: question(row, { params }) })]);
}

/** The last answer to the same question, public or one's own, and when it came. */
export async function stored<P, O>(row: Row<P, unknown, O>, params?: NoInfer<P>): Promise<Stored<O> | undefined> {
	try {
		const found = await command<{ data: O; at: number } | null>('kept', { question: question(row, { params }) });
		return found ? { data: inWords(row, found.data), at: new Date(found.at) } : undefined;
	} catch {
		return undefined; // A locked keystore opens nothing; then there is simply nothing kept.
	}
}

async function ask<P, B, O>(name: 'call' | 'send', row: Row<P, B, O>, options: CallOptions<P, B>, key: string): Promise<O> {
	const asked = { question: question(row, options, key) };
	const answer = await heeding(options.signal, () => proving(() => command<O>(name, asked)));
	now.lost = false;
	return inWords(row, answer);
}

function question<P, B>(row: Row<P, B, unknown>, options: CallOptions<P, B>, key?: string): Question {
	const { method, path } = partsOf(row);
	return { row: `${method} ${path}`, params: options.params ?? null, body: options.body ?? null, key, version: options.ifMatch };
}

/** A command to the program around this page. */
export async function command<O>(name: string, args?: Record<string, unknown>): Promise<O> {
	const running = invoke<O>(name, args);
	underway.add(running);
	try {
		return await running;
	} catch (failure) {
		throw errorOf(failure as Failure);
	} finally {
		underway.delete(running);
	}
}

/** As the portal's client would have thrown it. */
function errorOf({ status, body, foreign }: Failure): Error {
	// Not one of ours: the command itself was refused.
	if (status === undefined) return new Error('no such command');
	// A hotspot answers 200 with a page of its own, or says 511: nobody heard us.
	if (status === null || (foreign && (status < 400 || status === 511))) {
		now.lost = !foreign;
		return new NetworkError(undefined, foreign);
	}
	now.lost = false;
	if (body) return new ApiError(status, body);
	const codes: Record<number, ErrorBody['code']> = { 403: 'Forbidden', 408: 'TooSlow', 413: 'TooLarge', 429: 'TooMany' };
	return new ApiError(status, { code: codes[status] ?? 'Unavailable', message: `HTTP ${status}` }, true);
}

/** Whoever does not wait any more is not told; the question itself is out. */
function heeding<T>(signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
	if (!signal) return run();
	const aborted = new Promise<never>((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
	return Promise.race([run(), aborted]);
}

/** Goods as the reader calls them, as in the portal. */
function inWords<O>(row: Row<never, never, O> | Row<unknown, unknown, O>, data: O): O {
	const words = partsOf(row as Row<unknown, unknown, O>).cached ? inOwnWords() : undefined;
	return words ? (JSON.parse(JSON.stringify(data), words) as O) : data;
}
