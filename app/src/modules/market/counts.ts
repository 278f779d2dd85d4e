// How many of a list did what. Pure and without imports, so that a test runs it as it is: the parts
// always add up to the whole.
import type { PriceView } from '$api/market.gen';

export type Counts = {
	up: number;
	down: number;
	same: number;
	/** Every place stands in with an older value. */
	carried: number;
	/** Reported today, and nothing of the day before to hold it against. */
	alone: number;
	missing: number;
};

type Counted = Pick<PriceView, 'value' | 'change'>;

export function counts(items: Counted[]): Counts {
	const sum: Counts = { up: 0, down: 0, same: 0, carried: 0, alone: 0, missing: 0 };
	for (const item of items) sum[kindOf(item)]++;
	return sum;
}

function kindOf({ value, change }: Counted): keyof Counts {
	if (!value) return 'missing';
	if (change) return change.difference_display > 0 ? 'up' : change.difference_display < 0 ? 'down' : 'same';
	return value.carried.length >= value.n ? 'carried' : 'alone';
}

/** What moved by most rupiah, the unit in which it is said; of two that moved alike the one that
 * moved by more of its price. */
export function most<T extends Counted>(items: T[]): T | undefined {
	const size = ({ change }: T) => Math.abs(change?.difference_display ?? 0);
	const part = ({ change }: T) => Math.abs(Number(change?.percent ?? 0));
	const [first] = items.filter((item) => item.value && size(item) > 0).sort((a, b) => size(b) - size(a) || part(b) - part(a));
	return first;
}
