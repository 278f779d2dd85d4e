// The sentence over the price list: what moved most, and how many did what.
import type { PriceView } from '$api.gen';
import { m } from '$messages';
import { rupiah } from '$platform/format';
import { carriedDay, dayWord } from './words';

/** Newest acceptance among the values; absent while there are none. */
export function newest(items: PriceView[]): string | undefined {
	return items.reduce<string | undefined>((best, { value }) => (value && value.as_of > (best ?? '') ? value.as_of : best), undefined);
}

export function summary(items: PriceView[]): { sentence: string; note: string } {
	const quoted = items.filter((item) => item.value);
	if (quoted.length === 0) return { sentence: m.summary_none(), note: m.summary_none_note() };
	const moved = quoted.filter((item) => item.change && item.change.difference_display !== 0);
	const up = moved.filter((item) => (item.change?.difference_display ?? 0) > 0).length;
	const down = moved.length - up;
	const same = quoted.filter((item) => item.change?.difference_display === 0).length;
	const missing = items.length - quoted.length;
	const parts = [
		up > 0 && m.summary_up({ n: up }),
		down > 0 && m.summary_down({ n: down }),
		same > 0 && m.summary_same({ n: same }),
		missing > 0 && m.summary_missing({ n: missing }),
	].filter(Boolean);
	const note = m.summary_note({ n: items.length, parts: parts.join(', ') });
	const most = moved.reduce<PriceView | undefined>(
		(best, item) => (!best || Math.abs(Number(item.change?.percent)) > Math.abs(Number(best.change?.percent)) ? item : best),
		undefined,
	);
	const fresh = quoted.filter((item) => !carriedDay(item)).length;
	if (fresh === 0) {
		const days = quoted.map((item) => carriedDay(item) ?? '').sort();
		const day = dayWord(days[days.length - 1] ?? '', quoted[0]?.day ?? '');
		return { sentence: m.summary_carried({ day }), note: m.summary_carried_note() };
	}
	if (!most?.change) return { sentence: same > 0 ? m.summary_steady() : m.summary_counted({ n: fresh }), note };
	const values = {
		name: most.name,
		amount: rupiah(Math.abs(most.change.difference_display)),
		since: dayWord(most.change.since, most.day),
	};
	return { sentence: most.change.difference_display > 0 ? m.summary_most_up(values) : m.summary_most_down(values), note };
}
