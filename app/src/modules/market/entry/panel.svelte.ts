// Today's form of one place. The last one is kept on this device, so that it opens without a
// signal too; one of an earlier day stands in with what was said then.
import { PricePanel, type PanelItem, type PanelView } from '$api/market.gen';
import { ApiError, call, NetworkError, unheard } from '$platform';
import { localToday } from '$platform/format';
import { named } from '$platform/names';
import { recallJson, remember } from '$platform/settings.svelte';

const nameOf = (account: string, place: string) => `panel:${account}:${place}`;
/** After so long without an answer the kept form opens. */
const PATIENCE = 3_000;

export class Panel {
	view = $state.raw<PanelView | undefined>();
	/** Nobody answered; the kept form stands in. */
	offline = $state(false);
	/** Somebody answered with a fault of ours; the same. */
	failing = $state(false);
	error = $state.raw<unknown>();

	#account: string;
	#place: string;

	constructor(account: string, place: string) {
		this.#account = account;
		this.#place = place;
	}

	async load(): Promise<void> {
		this.error = undefined;
		const stalled = setTimeout(() => this.#standIn(), PATIENCE);
		try {
			this.view = await fetchPanel(this.#account, this.#place);
			this.offline = this.failing = false;
		} catch (error) {
			this.failing = error instanceof ApiError;
			this.offline = !this.failing;
			// What the server says of this place counts; that nobody was heard does not close the form.
			if (unheard(error)) this.#standIn();
			else this.view = undefined;
			if (!this.view) this.error = error;
		}
		clearTimeout(stalled);
	}

	#standIn(): void {
		this.offline = !this.failing;
		if (this.view) return;
		const kept = recallJson<PanelView>(nameOf(this.#account, this.#place));
		this.view = kept && onDay(kept, localToday());
	}
}

async function fetchPanel(account: string, place: string): Promise<PanelView> {
	const asked = await call(PricePanel, { params: { place } });
	const view = { ...asked, items: asked.items.map((item) => ({ ...item, name: named(item.name) })) };
	remember(nameOf(account, place), JSON.stringify(view));
	return view;
}

/** Fetches forms ahead, one after the other, for a day without a signal. */
export async function keepPanels(account: string, places: string[]): Promise<void> {
	for (const place of places) {
		if (recallJson<PanelView>(nameOf(account, place))?.day === localToday()) continue;
		try {
			await fetchPanel(account, place);
		} catch (error) {
			if (error instanceof NetworkError) return;
		}
	}
}

/** A kept form as that of `today`: what was reported then is what was quoted last time. Whether
 * the place trades today nobody knows here; the server decides. */
function onDay(view: PanelView, today: string): PanelView {
	if (view.day === today) return view;
	const renew = (item: PanelItem): PanelItem => {
		const { report } = item;
		const quoted = report && report.state !== 'rejected' && report.quotes.length > 0;
		return { ...item, report: null, previous: quoted ? { day: report.day, quotes: report.quotes } : item.previous };
	};
	return { ...view, day: today, open: true, items: view.items.map(renew) };
}
