// An answer for one account, kept on this device under that account for when there is no signal.
import type { Api } from '$api.gen';
import { call, NetworkError } from '$platform';
import { recallJson, remember } from '$platform/settings.svelte';

export class Kept<N extends keyof Api> {
	data = $state.raw<Api[N]['output'] | undefined>();
	offline = $state(false);
	error = $state.raw<unknown>();
	/** The server itself has answered. */
	fresh = $state(false);

	#name: N;
	#key: string;

	constructor(name: N, key: string) {
		this.#name = name;
		this.#key = key;
		this.data = recallJson(key);
	}

	async load(): Promise<void> {
		this.error = undefined;
		try {
			this.data = await call(this.#name);
			this.offline = false;
			this.fresh = true;
			remember(this.#key, JSON.stringify(this.data));
		} catch (error) {
			this.offline = error instanceof NetworkError;
			this.error = error;
		}
	}
}
