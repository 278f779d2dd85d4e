// What can be found, module by module: each has its own index, which is asked for and kept by itself.
import { Search, type Found } from '$api/home.gen';
import { Answer } from '$platform';
import { modules } from '$modules';

export class Indexes {
	#answers = modules.filter(({ searched }) => searched).map(({ name }) => new Answer(Search, { module: name }));

	load = (): void => this.#answers.forEach((answer) => void answer.load());

	/** What has come so far, in the order of the modules. */
	get items(): Found[] {
		return this.#answers.flatMap((answer) => answer.data?.items ?? []);
	}
	/** Nothing has come and something may yet. */
	get waiting(): boolean {
		return this.#answers.every((answer) => !answer.data) && this.#answers.some((answer) => answer.loading);
	}
	/** Why something is missing. */
	get error(): unknown {
		return this.#answers.find((answer) => answer.error && !answer.data)?.error;
	}
}
