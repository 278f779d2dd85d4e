// A list that comes in pages: the first one is an answer like any other, the next ones follow when
// somebody asks for them.
import type { Row } from '$api/row';
import type { Page } from '$api/shared.gen';
import { call } from '$host/client';
import { Answer } from './answer.svelte';

type Cursor = { cursor?: string | null };

export class Pages<Params extends Cursor, Item> {
	/** The first page: whether it came, how old it is, why it did not. */
	first: Answer<Params, Page<Item>>;
	/** The next page is on its way. */
	busy = $state(false);

	#row: Row<Params, unknown, Page<Item>>;
	#params: Params | undefined;
	#older = $state.raw<Item[]>([]);
	#next = $state.raw<string | null>(null);

	constructor(row: Row<Params, unknown, Page<Item>>) {
		this.#row = row;
		this.first = new Answer(row);
	}

	get items(): Item[] {
		return [...(this.first.data?.items ?? []), ...this.#older];
	}

	/** There is one more page. */
	get more(): boolean {
		return this.#next !== null;
	}

	/** From the first page on. */
	async load(params?: Params): Promise<void> {
		this.#params = params;
		this.#older = [];
		this.#next = null;
		await this.first.load(params);
		if (params === this.#params) this.#next = this.first.data?.next ?? null;
	}

	/** One page more; throws why it did not come. */
	async loadMore(): Promise<void> {
		if (this.#next === null || this.busy) return;
		this.busy = true;
		const params = { ...this.#params, cursor: this.#next } as Params;
		const asked = this.#params;
		try {
			const page = await call(this.#row, { params });
			if (asked !== this.#params) return;
			this.#older = [...this.#older, ...page.items];
			this.#next = page.next;
		} finally {
			this.busy = false;
		}
	}
}
