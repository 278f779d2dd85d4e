// Some calls are refused until the person proves again who they are. Whoever can ask (a dialog
// around all screens) says so here; the call then waits and is sent once more, with its key.

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

/** Several calls at once ask once. */
export function proven(): Promise<boolean> {
	return (asking ??= (ask?.() ?? Promise.resolve(false)).finally(() => (asking = undefined)));
}
