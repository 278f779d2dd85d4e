// Places beside each other: which may be held against each other, and what that says.
import type { PlacePrice } from '$api/market.gen';
import { m } from './words';
import { rupiah, signed } from '$platform/format';
import { dayWord } from '$shell/change';

export type Priced = PlacePrice & { value: number };
/** Those with a price, the cheapest first. */
export const priced = (places: PlacePrice[]) => places.filter((p): p is Priced => p.value !== null).sort((a, b) => a.value - b.value);

/** Only places of one day are held against each other, unless two have not reported on it. */
function compared(places: Priced[], today: string): Priced[] {
	const fresh = places.filter((p) => p.day === today);
	return fresh.length > 1 ? fresh : places;
}
/** One mark a place, on one scale. */
export function dots(all: Priced[], today: string) {
	const held = compared(all, today);
	const low = held[0]?.value ?? 0;
	const high = held[held.length - 1]?.value ?? 0;
	return [...held, ...all.filter((p) => !held.includes(p))].map((p) => {
		const end = high === low || !held.includes(p) ? undefined : p.value === low ? m.cheapest() : p.value === high ? m.dearest() : undefined;
		const old = p.day && p.day !== today ? m.old_price({ day: dayWord(p.day, today) }) : undefined;
		return {
			key: p.place,
			name: p.name,
			note: [end, old, p.outlier && m.confirmed_outlier()].filter(Boolean).join(' · '),
			value: p.value,
			text: rupiah(p.value),
			difference: held.includes(p) && p.value > low ? signed(p.value - low) : undefined,
		};
	});
}
/** The cheapest, and how much one saves there. */
export function gapSentence(all: Priced[], today: string): string | undefined {
	const held = compared(all, today);
	const [cheapest] = held;
	const dearest = held[held.length - 1];
	if (!cheapest || !dearest || held.length < 2) return undefined;
	const gap = dearest.value - cheapest.value;
	const said = gap > 0 ? m.cheapest_sentence({ place: cheapest.name, amount: rupiah(gap) }) : m.same_everywhere();
	return held.every((p) => p.day === today) ? said : `${said} ${m.some_older()}`;
}
