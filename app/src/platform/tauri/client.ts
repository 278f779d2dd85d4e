// Calls in the app: the engine behind the window asks the server, keeps what it answers, and holds the
// tokens, which no screen ever sees. What may wait for a signal it puts on the disk before it sends it.
import { partsOf, type Row } from '$api/row';
import { SignOut } from '$api/identity.gen';
import type { Call, CallOptions, Operation, Receipt, Stored } from '../errors';
import { newKey } from '../key';
import { inOwnWords } from '../names';
import { now } from '../now.svelte';
import { proving } from '../step-up';
import { command } from './command';
import { load } from './notes';

/** A row by method and path, and what is asked of it. */
type Question = { row: string; params: unknown; body: unknown; key?: string; version?: number };
/** Rows after which somebody else may be there: their notes are other ones. */
const enters = (row: string) => row.startsWith('POST /identity/');

export const call: Call = async (row, options = {}) => {
	// The engine ends its own session, and tells the server with the token that only it has.
	const answer = (row as string) === SignOut ? await command<never>('sign_out') : await ask('call', row, options, newKey());
	if (enters(`${partsOf(row).method} ${partsOf(row).path}`) || (row as string) === SignOut) await load();
	return answer;
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
