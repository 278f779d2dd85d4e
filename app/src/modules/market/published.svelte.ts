// Series of other publishers, such as Badan Pangan Nasional's monthly means. They are shown in
// their own place and never mixed with the quotes of our markets. The list endpoint does not
// carry them, so they are gathered from the commodities' own answers, a few at a time and only
// as many as are looked at.
import type { SeriesPoint, SeriesView } from '$api.gen';
import { m } from '$messages';
import { call } from '$platform';
import { longDate, month } from '$platform/format';
import { stored } from '$platform/web';

export type Published = { commodity: string; name: string; unit: string; series: SeriesView; last: SeriesPoint };

const AT_ONCE = 3;

export function periodWords(series: SeriesView, period: string): string {
	return series.frequency === 'monthly' ? month(period) : longDate(period);
}

/** "Rata-rata Kab. Rembang, April 2025, Badan Pangan Nasional". */
export function sourceWords(series: SeriesView, period: string): string {
	return m.published_source({ area: series.area, period: periodWords(series, period), publisher: series.publisher });
}

export class PublishedList {
	items = $state.raw<Published[]>([]);
	loading = $state(false);
	/** False when every commodity was asked for. */
	more = $state(true);
	#found: (Published[] | undefined)[] = [];
	#next = 0;

	/** Asks on, in the order given, until `want` more series are there. Always with the same list. */
	async load(commodities: string[], want: number): Promise<void> {
		if (this.loading || commodities.length === 0) return;
		this.loading = true;
		const enough = this.items.length + want;
		const worker = async () => {
			while (this.#next < commodities.length && this.items.length < enough) {
				const at = this.#next++;
				this.#found[at] = await one(commodities[at] ?? '');
				this.items = this.#found.flatMap((each) => each ?? []);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		this.more = this.#next < commodities.length;
		this.loading = false;
	}
}

async function one(commodity: string): Promise<Published[]> {
	try {
		const params = { commodity };
		const view = await call('Commodity', { params }).catch(async (error: unknown) => {
			const kept = await stored('Commodity', params);
			if (!kept) throw error;
			return kept.data;
		});
		return view.series.flatMap((series) => {
			const last = series.points[series.points.length - 1];
			// Daily figures of a wider area stand with their commodity, where their age is plain.
			return last && series.frequency === 'monthly' ? [{ commodity, name: view.price.name, unit: view.price.unit, series, last }] : [];
		});
	} catch {
		return []; // The section is an addition; the list above it says what went wrong.
	}
}
