// From figures to words for prices. Only words: what counts as over, limited or provisional
// comes decided from the server.
import type { Level, Movement, PriceView, ReferenceView } from '$api/market.gen';
import { m } from '$messages';
import { date, daysBetween, rupiah, todayWib, weekday } from '$platform/format';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

export type Direction = 'up' | 'down' | 'same';
export type RowWords = {
	name: string;
	price?: string;
	unit?: string;
	missing?: string;
	direction?: Direction;
	detail?: string;
	lines: string[];
	badges: { tone: BadgeTone; text: string }[];
};

export const directionOf = (difference: number): Direction => (difference > 0 ? 'up' : difference < 0 ? 'down' : 'same');

/** "kemarin", "Senin", "12 Maret": as people say it on `today`, or now when that day is over. */
export function dayWord(day: string, today: string): string {
	const now = todayWib();
	const ago = daysBetween(day, today > now ? today : now);
	if (ago === 0) return m.day_today();
	if (ago === 1) return m.day_yesterday();
	return ago > 0 && ago < 7 ? weekday(day) : date(day, today);
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The day of a value in which every place stands in with an earlier one; else nothing. */
export function carriedDay({ value }: PriceView): string | undefined {
	if (!value || value.carried.length < value.n) return undefined;
	return value.carried.reduce((best, { day }) => (day > best ? day : best), '');
}

/** "naik Rp1.500", "tetap"; with "sejak Senin" when the day before has no value. */
export function changeWords(change: Movement, today: string): string {
	const amount = rupiah(Math.abs(change.difference_display));
	const words =
		change.difference_display > 0 ? m.change_up({ amount }) : change.difference_display < 0 ? m.change_down({ amount }) : m.change_same();
	return daysBetween(change.since, today) === 1 ? words : m.change_since({ change: words, since: dayWord(change.since, today) });
}

export function neverWords(level: Level): string {
	return level === 'auction' ? m.never_reported_auction() : level === 'producer' ? m.never_reported_producer() : m.never_reported();
}

/** "5 pasar", "2 TPI", "3 desa". */
export function placesCount(n: number, level: Level): string {
	if (level === 'auction') return m.count_tpi({ n });
	if (level === 'producer') return m.count_desa({ n });
	return n === 1 ? m.count_market_one() : m.count_market({ n });
}

export function referenceRange(reference: ReferenceView): string {
	const { lower, upper } = reference;
	if (lower !== null && upper !== null && lower !== upper) return `${rupiah(lower)}–${rupiah(upper).slice(2)}`;
	return rupiah(upper ?? lower ?? 0);
}

/** Only a price outside its reference gets a badge; one within is plain text. */
export function referenceWords(reference: ReferenceView): { badge?: string; line?: string } {
	const { kind } = reference;
	if (reference.over) return { badge: m.reference_over({ amount: rupiah(reference.over), kind }) };
	if (reference.under) return { badge: m.reference_under({ amount: rupiah(reference.under), kind }) };
	return { line: m.reference_within({ kind, range: referenceRange(reference) }) };
}

/** One row of the list. `alone` = a single place was asked for, so counting places says nothing. */
export function rowWords(view: PriceView, options: { alone?: boolean; showDemo?: boolean; showProvisional?: boolean } = {}): RowWords {
	const words: RowWords = { name: view.name, unit: view.unit, lines: [], badges: [] };
	const { value } = view;
	if (value) {
		words.price = rupiah(value.display);
		const old = carriedDay(view);
		const count = options.alone ? '' : placesCount(value.n, view.level);
		if (view.change) {
			words.direction = directionOf(view.change.difference_display);
			words.detail = [changeWords(view.change, view.day), count].filter(Boolean).join(' · ');
		} else {
			words.detail = [old && m.old_price({ day: dayWord(old, view.day) }), count].filter(Boolean).join(' · ') || undefined;
		}
		if (view.reference) {
			const { badge, line } = referenceWords(view.reference);
			if (badge) words.badges.push({ tone: 'warn', text: badge });
			if (line) words.lines.push(line);
		}
		if (value.carried.length > 0 && !old) words.lines.push(m.carried({ places: placesCount(value.carried.length, view.level) }));
		if (value.revised_at) words.lines.push(m.revised_after_noon());
		if (value.limited && !options.alone) words.badges.push({ tone: 'waiting', text: m.limited() });
		if (value.provisional && options.showProvisional) words.badges.push({ tone: 'quiet', text: m.provisional() });
	} else {
		words.missing = m.none_yet();
		words.detail = view.last
			? m.not_reported_last({ day: dayWord(view.last.day, view.day), price: rupiah(view.last.display) })
			: neverWords(view.level);
	}
	if (view.demo && options.showDemo) words.badges.push({ tone: 'example', text: m.example() });
	return words;
}
