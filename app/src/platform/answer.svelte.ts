// What a screen knows about one question: the kept answer first, with its age, then the new one.
import { untrack } from 'svelte';
import type { Api } from '$api.gen';
import { NetworkError } from './errors';
import { call, stored } from './web';

export class Answer<N extends keyof Api> {
	data = $state.raw<Api[N]['output'] | undefined>();
	/** When `data` left the server, as far as this device knows. */
	at = $state.raw<Date | undefined>();
	/** The network did not answer; `data`, if any, is the kept one. */
	offline = $state(false);
	error = $state.raw<unknown>();
	loading = $state(true);

	#name: N;
	#asked = 0;
	#params: Api[N]['params'] | undefined;

	constructor(name: N, params?: Api[N]['params']) {
		this.#name = name;
		this.#params = params;
	}

	/** Asks again; other parameters start from nothing. Call it in an $effect or a handler: what
	 * is read here is not a reason to ask once more. */
	load(params: Api[N]['params'] | undefined = this.#params): Promise<void> {
		return untrack(() => this.#load(params));
	}

	async #load(params: Api[N]['params'] | undefined): Promise<void> {
		const turn = ++this.#asked;
		const other = JSON.stringify(params) !== JSON.stringify(this.#params);
		this.#params = params;
		if (other) this.data = this.at = undefined;
		this.loading = true;
		this.error = undefined;
		if (this.data === undefined) {
			// Beside the question, so that looking for the old answer never delays the new one.
			void stored(this.#name, params).then((kept) => {
				if (!kept || turn !== this.#asked || this.data !== undefined) return;
				this.data = kept.data;
				this.at = kept.at;
			});
		}
		try {
			const data = await call(this.#name, { params });
			if (turn !== this.#asked) return;
			this.data = data;
			this.at = new Date();
			this.offline = false;
		} catch (error) {
			if (turn !== this.#asked) return;
			this.error = error;
			this.offline = error instanceof NetworkError;
		}
		this.loading = false;
	}
}
