// The sentence over the price list: what moved most, and how many did what.
import type { Level, PriceView } from '$api/market.gen';
import { m } from '$messages';
import { rupiah } from '$platform/format';
import { counts, most } from './counts';
import { noneWords } from './reports';
import { carriedDay } from './words';
import { dayWord } from '$shell/change';

/** Newest acceptance among the values; absent while there are none. */
export function newest(items: PriceView[]): string | undefined {
	return items.reduce<string | undefined>((best, { value }) => (value && value.as_of > (best ?? '') ? value.as_of : best), undefined);
}

export function summary(items: PriceView[], level: Level): { sentence: string; note: string } {
	const quoted = items.filter((item) => item.value);
	const [first] = quoted;
	if (!first) return { sentence: noneWords(level), note: level === 'retail' ? m.summary_none_note() : '' };
	const sum = counts(items);
	const parts = [
		sum.up > 0 && m.summary_up({ n: sum.up }),
		sum.down > 0 && m.summary_down({ n: sum.down }),
		sum.same > 0 && m.summary_same({ n: sum.same }),
		sum.alone > 0 && m.summary_alone({ n: sum.alone }),
		sum.carried > 0 && m.summary_older({ n: sum.carried }),
		sum.missing > 0 && m.summary_missing({ n: sum.missing }),
	].filter(Boolean);
	const note = m.summary_note({ n: items.length, parts: parts.join(', ') });
	if (sum.carried === quoted.length) {
		const days = quoted.map((item) => carriedDay(item) ?? '').sort();
		const day = dayWord(days[days.length - 1] ?? '', first.day);
		return { sentence: m.summary_carried({ day }), note: m.summary_carried_note() };
	}
	const moved = most(quoted);
	if (!moved?.change)
		return {
			sentence: sum.same === quoted.length ? m.summary_steady() : sum.same > 0 ? m.summary_still() : m.summary_counted({ n: sum.alone }),
			note,
		};
	const values = {
		name: moved.name,
		amount: rupiah(Math.abs(moved.change.difference_display)),
		since: dayWord(moved.change.since, moved.day),
	};
	return { sentence: moved.change.difference_display > 0 ? m.summary_most_up(values) : m.summary_most_down(values), note };
}
