// The shopping list of this device. It leaves the device only when its owner shares it.
import { m } from '../words';
import { number } from '$platform/format';
import { recall, remember } from '$platform/settings.svelte';

/** `thousandths` of the unit the price is for: grams where that is the kilogram. */
export type Line = { commodity: string; thousandths: number };

const KEY = 'belanja';

function kept(): Line[] {
	try {
		const lines = JSON.parse(recall(KEY) ?? '[]') as Line[];
		return lines.filter((line) => typeof line.commodity === 'string' && Number.isInteger(line.thousandths));
	} catch {
		return [];
	}
}

let lines = $state.raw<Line[]>(kept());

export const list = {
	get lines() {
		return lines;
	},
	set lines(value: Line[]) {
		lines = value;
		remember(KEY, value.length > 0 ? JSON.stringify(value) : null);
	},
	add(commodity: string, unit: string): void {
		if (!lines.some((line) => line.commodity === commodity)) list.lines = [...lines, { commodity, thousandths: first(unit) }];
	},
	set(commodity: string, thousandths: number): void {
		list.lines = lines.map((line) => (line.commodity === commodity ? { commodity, thousandths } : line));
	},
	remove(commodity: string): void {
		list.lines = lines.filter((line) => line.commodity !== commodity);
	},
};

/** Amounts people ask for below a kilogram or a litre; above it half by half. */
const small: Record<string, number[]> = { kg: [100, 250, 500], l: [250, 500] };
const step = (unit: string) => (small[unit] ? 500 : 1000);
const first = (unit: string) => (small[unit] ? 500 : 1000);

/** The next amount up. */
export function more(thousandths: number, unit: string): number {
	return small[unit]?.find((each) => each > thousandths) ?? (Math.floor(thousandths / step(unit)) + 1) * step(unit);
}

/** The next amount down; nothing below the least. */
export function less(thousandths: number, unit: string): number | undefined {
	const floor = small[unit]?.at(-1) ?? 0;
	if (thousandths > floor) {
		const down = (Math.ceil(thousandths / step(unit)) - 1) * step(unit);
		return down > 0 ? Math.max(down, floor) : undefined;
	}
	return small[unit]?.filter((each) => each < thousandths).at(-1);
}

/** "2 ons", "¼ kg", "1½ kg", "3 tabung": as it is said at the stall. */
export function quantityWords(thousandths: number, unit: string): string {
	const said = (n: string) => m.quantity_unit({ n, unit });
	if (thousandths === 250 && small[unit]) return said('¼');
	if (thousandths === 500 && small[unit]) return said('½');
	if (unit === 'kg' && thousandths < 1000) {
		return thousandths % 100 === 0 ? m.quantity_ons({ n: thousandths / 100 }) : m.quantity_gram({ n: thousandths });
	}
	if (thousandths > 1000 && thousandths % 1000 === 500) return said(`${number(Math.floor(thousandths / 1000))}½`);
	return said(number(thousandths / 1000));
}
