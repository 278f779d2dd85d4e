// Series of other publishers, such as Badan Pangan Nasional's monthly means. They are shown in
// their own place and never mixed with the quotes of our markets. The list endpoint does not
// carry them, so they are gathered from the commodities' own answers, a few at a time.
import type { SeriesPoint, SeriesView } from '$api.gen';
import { m } from '$messages';
import { call } from '$platform';
import { longDate, month } from '$platform/format';
import { stored } from '$platform/web';

export type Published = { commodity: string; name: string; unit: string; series: SeriesView; last: SeriesPoint };

const AT_ONCE = 4;

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
	#done = false;

	/** Fills `items` in the order asked for. Asks only once. */
	async load(commodities: string[]): Promise<void> {
		if (this.#done || commodities.length === 0) return;
		this.#done = this.loading = true;
		const found: (Published[] | undefined)[] = [];
		let next = 0;
		const worker = async () => {
			for (let at = next++; at < commodities.length; at = next++) {
				found[at] = await one(commodities[at] ?? '');
				this.items = found.flatMap((each) => each ?? []);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		this.loading = false;
	}
}

async function one(commodity: string): Promise<Published[]> {
	try {
		// A commodity without quotes is at the same level everywhere; retail is the public one.
		const params = { commodity };
		const view = await call('Commodity', { params }).catch(async (error: unknown) => {
			const kept = await stored('Commodity', params);
			if (!kept) throw error;
			return kept.data;
		});
		return view.series.flatMap((series) => {
			const last = series.points[series.points.length - 1];
			return last ? [{ commodity, name: view.price.name, unit: view.price.unit, series, last }] : [];
		});
	} catch {
		return []; // The section is an addition; the list above it says what went wrong.
	}
}
