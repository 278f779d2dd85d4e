// What an answer may want of the person. Some calls are refused until they prove again who they
// are: whoever can ask (a dialog around all screens) says so here; the call then waits and is sent
// once more, with its key. And any call may learn that the session is over.

import { ApiError } from './errors';

/** True once the person has proved it; false when they would rather not. */
type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Returns what takes it back. */
export function onProof(handler: Ask): () => void {
	ask = handler;
	return () => {
		if (ask === handler) ask = undefined;
	};
}

/** Runs a call, and once more when it was refused until the person has proved who they are. */
export function proving<T>(run: () => Promise<T>): Promise<T> {
	return run().catch(async (error: unknown) => {
		if (error instanceof ApiError && error.code === 'Unauthenticated') sessionEnded();
		const unproven = error instanceof ApiError && error.refusal === 'step_up_needed';
		if (!unproven || !(await proven())) throw error;
		return run();
	});
}

/** Several calls at once ask once. */
function proven(): Promise<boolean> {
	return (asking ??= (ask?.() ?? Promise.resolve(false)).finally(() => (asking = undefined)));
}

let ended: (() => void) | undefined;
/** Who hears that the session is over, whichever call it was that learned it. */
export const onSessionEnd = (run: () => void): void => void (ended = run);
export const sessionEnded = (): void => ended?.();
