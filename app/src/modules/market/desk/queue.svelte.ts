// The officer's list of held reports, shared by the list and the detail beside it.
import type { ReportView } from '$api.gen';
import { call, NetworkError } from '$platform';

export class DeskQueue {
	items = $state.raw<ReportView[] | undefined>();
	next = $state.raw<string | null>(null);
	at = $state.raw<Date | undefined>();
	error = $state.raw<unknown>();
	offline = $state(false);
	loading = $state(false);

	async load(more = false): Promise<void> {
		this.loading = true;
		this.error = undefined;
		try {
			const cursor = more ? (this.next ?? undefined) : undefined;
			const page = await call('Queue', { params: { limit: 50, ...(cursor ? { cursor } : {}) } });
			this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
			this.next = page.next;
			this.at = new Date();
			this.offline = false;
		} catch (error) {
			this.error = error;
			this.offline = error instanceof NetworkError;
		}
		this.loading = false;
	}

	/** After a decision: a report that waits no longer leaves the list. */
	replace(report: ReportView): void {
		this.items = this.items
			?.map((each) => (each.id === report.id ? report : each))
			.filter((each) => each.state === 'held');
	}

	after(id: string): ReportView | undefined {
		const items = this.items ?? [];
		const at = items.findIndex((each) => each.id === id);
		return items[at + 1] ?? items[at - 1];
	}
}
