// Words for other publishers' series, such as Badan Pangan Nasional's monthly means. They are
// shown in their own place and never mixed with the quotes of our markets.
import type { PublishedView, SeriesView } from '$api/market.gen';
import { m } from '$messages';
import { longDate, month } from '$platform/format';

export function periodWords(series: Pick<SeriesView, 'frequency'>, period: string): string {
	return series.frequency === 'monthly' ? month(period) : longDate(period);
}

/** "Rata-rata Kab. Rembang, April 2025, Badan Pangan Nasional". */
export function sourceWords(series: Pick<SeriesView, 'frequency' | 'area' | 'publisher'>, period: string): string {
	return m.published_source({ area: series.area, period: periodWords(series, period), publisher: series.publisher });
}

/** "Rata-rata Kab. Rembang, April 2025": the list's are all monthly. */
export const meanWords = ({ area, period }: PublishedView): string => m.published_mean({ area, period: month(period) });
