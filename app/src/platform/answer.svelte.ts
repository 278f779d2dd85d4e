// What a screen knows about one question: the kept answer first, with its age, then the new one.
// What everybody may see is asked again by itself while it stands on a screen: when the signal or
// the reader comes back, and when a day begins.
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { partsOf, type Row } from '$api/row';
import { call, stored } from '$host/client';
import { NetworkError } from './errors';
import { onReturn, localDay } from './now.svelte';

/** Younger than this nothing is asked again unasked. */
const YOUNG = 60_000;

export class Answer<Params, Output> {
	/** When this device got `data`; how old the data itself is stands in it. */
	at = $state.raw<Date | undefined>();
	/** The network did not answer; `data`, if any, is the kept one. */
	offline = $state(false);
	error = $state.raw<unknown>();
	loading = $state(true);

	#data = $state.raw<Output | undefined>();
	#row: Row<Params, unknown, Output>;
	#asked = 0;
	#params: Params | undefined;
	/** While an effect reads `data`, that is: while it stands on a screen. */
	#shown = createSubscriber(() => onReturn(() => this.#refresh()));

	constructor(row: Row<Params, unknown, Output>, params?: NoInfer<Params>) {
		this.#row = row;
		this.#params = params;
	}

	get data(): Output | undefined {
		// Lists that somebody works through do not change under their hands.
		if (partsOf(this.#row).cached) this.#shown();
		return this.#data;
	}

	/** Asks again; other parameters start from nothing. Call it in an $effect or a handler: what
	 * is read here is not a reason to ask once more. */
	load(params: Params | undefined = this.#params): Promise<void> {
		return untrack(() => {
			this.error = undefined;
			return this.#load(params);
		});
	}

	/** What is said of the last try stays until the next one is over. */
	#refresh(): void {
		const young = this.at && Date.now() - this.at.getTime() < YOUNG && localDay(this.at.getTime()) === localDay();
		if (this.#asked === 0 || this.loading || (young && !this.error)) return;
		void this.#load(this.#params);
	}

	async #load(params: Params | undefined): Promise<void> {
		const turn = ++this.#asked;
		const other = JSON.stringify(params) !== JSON.stringify(this.#params);
		this.#params = params;
		if (other) this.#data = this.at = undefined;
		this.loading = true;
		if (this.#data === undefined) {
			// Beside the question, so that looking for the old answer never delays the new one.
			void stored(this.#row, params).then((kept) => {
				if (!kept || turn !== this.#asked || this.#data !== undefined) return;
				this.#data = kept.data;
				this.at = kept.at;
			});
		}
		try {
			const data = await call(this.#row, { params });
			if (turn !== this.#asked) return;
			this.#data = data;
			this.at = new Date();
			this.offline = false;
			this.error = undefined;
		} catch (error) {
			if (turn !== this.#asked) return;
			this.error = error;
			this.offline = error instanceof NetworkError && !error.foreign;
		}
		this.loading = false;
	}
}
