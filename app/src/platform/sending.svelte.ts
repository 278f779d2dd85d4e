// A write and what is known about it: what Answer is for reads. Nobody who presses twice, or once
// more after an answer was lost, does a thing twice.
import type { Row } from '$api/row';
import { send } from '$host/client';
import { unheard, type CallOptions, type Operation, type Receipt } from './errors';
import { operation } from './operation';

/** `id`: of the field it belongs to. `calm`: nothing was typed wrong; said in grey, never in red. */
export type Problem = { id?: string; text: string; calm?: boolean };

/** `R`: what comes of it when it went through. */
export class Sending<Params, Body, Output, R = Receipt<Output>> {
	busy = $state(false);
	/** Nobody answered: it may have been done, or not. */
	lost = $state(false);
	problems = $state.raw<Problem[]>([]);
	/** Why the last one did not go through. */
	error = $state.raw<unknown>();
	/** The last one was sent before, and nobody had answered. */
	again = false;

	#row: Row<Params, Body, Output>;
	#words: (error: unknown) => Problem[];
	#through: (operation: Operation<Params, Body, Output>) => Promise<R>;
	/** The last one, to be sent again as it is while nobody answered. */
	#last: Operation<Params, Body, Output> | undefined;

	/** `words` says what an error means here; `through` is the way out, where it is not straight to
	 * the server. */
	constructor(
		row: Row<Params, Body, Output>,
		words: (error: unknown) => Problem[] = () => [],
		through?: (operation: Operation<Params, Body, Output>) => Promise<R>,
	) {
		this.#row = row;
		this.#words = words;
		this.#through = through ?? (send as (operation: Operation<Params, Body, Output>) => Promise<R>);
	}

	errorOf(id: string): string | undefined {
		return this.problems.find((problem) => problem.id === id)?.text;
	}

	/** What the form itself found; true when there is nothing and it may be sent. */
	may(found: Problem[]): boolean {
		this.problems = found;
		return found.length === 0;
	}

	/** One that nobody answered, from before this form was opened. */
	resume(operation: Operation<Params, Body, Output>): void {
		this.#last = operation;
		this.lost = true;
	}

	/** What came of it, or nothing when it did not go through; `problems` then says why. The same
	 * while nobody answered keeps its key; changed or refused it gets a new one. */
	async send(options: Omit<CallOptions<Params, Body>, 'signal' | 'leaving'> = {}): Promise<R | undefined> {
		if (this.busy) return undefined;
		const made = operation(this.#row, options);
		this.again = this.lost && this.#last !== undefined && same(this.#last, made);
		const sent = this.again && this.#last ? this.#last : made;
		this.#last = sent;
		this.busy = true;
		this.problems = [];
		this.error = undefined;
		try {
			const receipt = await this.#through(sent);
			this.lost = false;
			return receipt;
		} catch (error) {
			this.lost = unheard(error);
			this.error = error;
			this.problems = this.#words(error);
			return undefined;
		} finally {
			this.busy = false;
		}
	}
}

/** The same but for the key. */
function same(a: { key: string }, b: { key: string }): boolean {
	return JSON.stringify({ ...a, key: '' }) === JSON.stringify({ ...b, key: '' });
}
