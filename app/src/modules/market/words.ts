// From figures to words for prices. Only words: what counts as over, limited or provisional
// comes decided from the server.
import type { Level, Movement, PriceView, ReferenceView } from '$api/market.gen';
import { m } from '$messages';
import { rupiah } from '$platform/format';
import { changeWords as moved, dayWord, directionOf, type Direction } from '$shell/change';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

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

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The day of a value in which every place stands in with an earlier one; else nothing. */
export function carriedDay({ value }: PriceView): string | undefined {
	if (!value || value.carried.length < value.n) return undefined;
	return value.carried.reduce((best, { day }) => (day > best ? day : best), '');
}

export const changeWords = ({ difference_display, since }: Movement, today: string): string =>
	moved(difference_display, rupiah(Math.abs(difference_display)), since, today);

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
