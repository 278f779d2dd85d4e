// A write and what is known about it: what Answer is for reads. Nobody who presses twice, or once
// more after an answer was lost, does a thing twice.
import type { Row } from '$api/row';
import { unheard, type CallOptions } from './errors';
import { newKey } from './key';
import { call } from './web';

/** `id`: of the field it belongs to. `calm`: nothing was typed wrong; said in grey, never in red. */
export type Problem = { id?: string; text: string; calm?: boolean };

export class Sending<Params, Body, Output> {
	busy = $state(false);
	/** Nobody answered: it may have been done, or not. */
	lost = $state(false);
	problems = $state.raw<Problem[]>([]);
	/** Why the last one did not go through. */
	error = $state.raw<unknown>();

	#row: Row<Params, Body, Output>;
	#words: (error: unknown, again: boolean) => Problem[];
	#key = '';
	/** What the key stands for. */
	#asked = '';

	/** `words` says what an error means here; `again` when an earlier answer to the same was lost. */
	constructor(row: Row<Params, Body, Output>, words: (error: unknown, again: boolean) => Problem[] = () => []) {
		this.#row = row;
		this.#words = words;
	}

	errorOf(id: string): string | undefined {
		return this.problems.find((problem) => problem.id === id)?.text;
	}

	/** What the form itself found; true when there is nothing and it may be sent. */
	may(found: Problem[]): boolean {
		this.problems = found;
		return found.length === 0;
	}

	/** The answer, or nothing when it did not go through; `problems` then says why. The same while
	 * nobody answered keeps its key; changed or refused it gets a new one. */
	async send(options: Omit<CallOptions<Params, Body>, 'key'> = {}): Promise<{ output: Output } | undefined> {
		if (this.busy) return undefined;
		const asked = JSON.stringify(options);
		const again = this.lost && asked === this.#asked;
		if (!again) [this.#key, this.#asked] = [newKey(), asked];
		this.busy = true;
		this.problems = [];
		this.error = undefined;
		try {
			const output = await call(this.#row, { ...options, key: this.#key });
			this.lost = false;
			return { output };
		} catch (error) {
			this.lost = unheard(error);
			this.error = error;
			this.problems = this.#words(error, again);
			return undefined;
		} finally {
			this.busy = false;
		}
	}
}
