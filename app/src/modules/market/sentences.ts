// A price and how it moved, as one sentence: on the screen, and as it is handed on.
import type { CommodityView, SeriesView } from '$api/market.gen';
import { m } from './words';
import { date, longDate, monthName, rupiah } from '$platform/format';
import { dayWord } from '$shell/change';
import { carriedDay, changeWords } from './wording';

/** Against the day before, and against the reference. */
export function quoteSentence({ price }: CommodityView): string {
	const { change, reference } = price;
	const since = change ? dayWord(change.since, price.day) : '';
	const amount = rupiah(Math.abs(change?.difference_display ?? 0));
	const old = carriedDay(price);
	const first = !change
		? old
			? m.sentence_carried({ day: dayWord(old, price.day) })
			: m.sentence_first()
		: change.difference_display > 0
			? m.sentence_up({ amount, since })
			: change.difference_display < 0
				? m.sentence_down({ amount, since })
				: m.sentence_same({ since });
	if (reference?.over)
		return (change?.difference_display ?? 0) < 0
			? m.sentence_still_over({ first, kind: reference.kind })
			: m.sentence_over({ first, kind: reference.kind });
	if (reference?.under) return m.sentence_under({ first, kind: reference.kind });
	return m.sentence_end({ first });
}

/** The last period of a publisher against the one before. */
export function seriesSentence(series: SeriesView): string {
	const [before, last] = series.points.slice(-2);
	if (!before || !last) return m.series_single();
	const since = series.frequency === 'monthly' ? monthName(before.period) : date(before.period);
	const amount = rupiah(Math.abs(last.price - before.price));
	const first =
		last.price > before.price
			? m.sentence_up({ amount, since })
			: last.price < before.price
				? m.sentence_down({ amount, since })
				: m.sentence_same({ since });
	return m.sentence_end({ first });
}

/** What is handed on: name, price, day and change. */
export function shareWords({ price }: CommodityView): string {
	if (!price.value) return price.name;
	const day = longDate(carriedDay(price) ?? price.day);
	return (
		m.share_price({
			name: price.name,
			price: rupiah(price.value.display),
			unit: price.unit,
			day: [day, price.change && changeWords(price.change, price.day)].filter(Boolean).join(', '),
		}) + (price.demo ? ` (${m.example()})` : '')
	);
}
