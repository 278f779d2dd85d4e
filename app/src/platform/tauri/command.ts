// Commands to the program around this page, and what they mean when they fail.
import { invoke } from '@tauri-apps/api/core';
import type { ErrorBody } from '$api/shared.gen';
import { ApiError, NetworkError } from '../errors';
import { now } from '../now.svelte';

/** As the commands fail; without `status` nobody was heard. */
type Failure = { status: number | null; body: ErrorBody | null; foreign: boolean; wrong_clock: boolean };

/** What is under way: the window waits for it before it closes. */
const underway = new Set<Promise<unknown>>();
export const landed = (): Promise<unknown> => Promise.allSettled(underway);

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
function errorOf({ status, body, foreign, wrong_clock }: Failure): Error {
	// Not one of ours: the command itself was refused.
	if (status === undefined) return new Error('no such command');
	// A hotspot answers 200 with a page of its own, or says 511: nobody heard us.
	if (status === null || (foreign && (status < 400 || status === 511))) {
		now.lost = !foreign;
		return new NetworkError(undefined, foreign, wrong_clock);
	}
	now.lost = false;
	if (body) return new ApiError(status, body);
	const codes: Record<number, ErrorBody['code']> = { 403: 'Forbidden', 408: 'TooSlow', 413: 'TooLarge', 429: 'TooMany' };
	return new ApiError(status, { code: codes[status] ?? 'Unavailable', message: `HTTP ${status}` }, true);
}
