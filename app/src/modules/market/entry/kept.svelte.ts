// An answer for one account, kept on this device under that account for when there is no signal.
import type { Row } from '$api/row';
import { call, NetworkError } from '$platform';
import { recallJson, remember } from '$platform/settings.svelte';

export class Kept<Output> {
	data = $state.raw<Output | undefined>();
	offline = $state(false);
	error = $state.raw<unknown>();
	/** The server itself has answered. */
	fresh = $state(false);

	#row: Row<null, null, Output>;
	#key: string;

	constructor(row: Row<null, null, Output>, key: string) {
		this.#row = row;
		this.#key = key;
		this.data = recallJson(key);
	}

	async load(): Promise<void> {
		this.error = undefined;
		try {
			this.data = await call(this.#row);
			this.offline = false;
			this.fresh = true;
			remember(this.#key, JSON.stringify(this.data));
		} catch (error) {
			this.offline = error instanceof NetworkError;
			this.error = error;
		}
	}
}
