// The officer's list of reports, shared by the list and the detail beside it. What it shows is
// named by the address, so that a filtered queue can be sent to a colleague.
import { Queue, QueueCounts, type QueueCount, type QueueExport, type ReportState, type ReportView, type Verdict } from '$api/market.gen';
import { call, NetworkError } from '$platform';

/** Filters by their names in the address. */
export const NAMES = { state: 'keadaan', place: 'pasar', group: 'kelompok', verdict: 'putusan' } as const;

export function filtersOf(search: URLSearchParams): QueueExport {
	const get = (name: keyof typeof NAMES) => search.get(NAMES[name]) ?? undefined;
	return {
		...(get('state') ? { state: get('state') as ReportState } : {}),
		...(get('place') ? { place: get('place') } : {}),
		...(get('group') ? { group: get('group') } : {}),
		...(get('verdict') ? { verdict: get('verdict') as Verdict } : {}),
	};
}

export function searchOf(filters: QueueExport): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) {
		if (value) search.set(NAMES[name as keyof typeof NAMES], value);
	}
	const text = search.toString();
	return text ? `?${text}` : '';
}

export class DeskQueue {
	items = $state.raw<ReportView[] | undefined>();
	counts = $state.raw<QueueCount[]>([]);
	filters = $state.raw<QueueExport>({});
	next = $state.raw<string | null>(null);
	at = $state.raw<Date | undefined>();
	error = $state.raw<unknown>();
	offline = $state(false);
	loading = $state(false);
	#asked = 0;

	/** Other filters start from nothing. */
	show(filters: QueueExport): Promise<void> {
		if (JSON.stringify(filters) !== JSON.stringify(this.filters)) this.items = undefined;
		this.filters = filters;
		return this.load();
	}

	async load(more = false): Promise<void> {
		const turn = ++this.#asked;
		this.loading = true;
		this.error = undefined;
		try {
			const cursor = more ? (this.next ?? undefined) : undefined;
			const [page, counts] = await Promise.all([
				call(Queue, { params: { ...this.filters, limit: 100, ...(cursor ? { cursor } : {}) } }),
				call(QueueCounts),
			]);
			if (turn !== this.#asked) return;
			this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
			this.counts = counts.items;
			this.next = page.next;
			this.at = new Date();
			this.offline = false;
		} catch (error) {
			if (turn !== this.#asked) return;
			this.error = error;
			this.offline = error instanceof NetworkError;
		}
		this.loading = false;
	}

	async loadCounts(): Promise<void> {
		try {
			this.counts = (await call(QueueCounts)).items;
		} catch {
			// A number in the navigation is help; the queue itself says what failed.
		}
	}

	/** Who sits here next finds nobody's names. */
	clear(): void {
		this.#asked++;
		this.items = undefined;
		this.counts = [];
		this.next = null;
		this.at = undefined;
		this.error = undefined;
		this.loading = false;
	}

	/** After a decision: a report that is no longer what the list shows leaves it. */
	replace(report: ReportView): void {
		const shown = this.filters.state ?? 'held';
		this.items = this.items?.map((each) => (each.id === report.id ? report : each)).filter((each) => each.state === shown);
		void this.loadCounts();
	}

	/** After several at once. */
	remove(ids: string[]): void {
		this.items = this.items?.filter((each) => !ids.includes(each.id));
		void this.loadCounts();
	}

	/** Waiting reports of these filters, by place, group and verdict. */
	count(where: Partial<QueueCount>): number {
		const fits = (row: QueueCount) =>
			Object.entries(where).every(([name, value]) => value === undefined || row[name as keyof QueueCount] === value);
		return this.counts.filter(fits).reduce((sum, row) => sum + row.n, 0);
	}

	after(id: string, away: (id: string) => boolean): ReportView | undefined {
		const items = this.items ?? [];
		const at = items.findIndex((each) => each.id === id);
		const open = (each: ReportView) => each.id !== id && !away(each.id);
		return items.slice(at + 1).find(open) ?? items.slice(0, Math.max(at, 0)).reverse().find(open);
	}
}
