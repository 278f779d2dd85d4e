// Plain geometry of the charts: an axis that fits, paths with gaps, labels that do not touch. No
// library, because one line and one band are all that LOOK.md section 8 allows.

export type Point = { t: number; y: number | null; name: string };
export type Band = { from: number; to: number; lower: number | null; upper: number | null };
export type Axis = { low: number; high: number; ticks: number[] };

/** Never less than this part of the median on both sides, so that noise is no drama. */
const LEAST = 0.05;
const ROOM = 0.1;
/** An axis that would begin this low begins at zero. */
const NEAR_ZERO = 1 / 3;
const MOST_STEPS = 4;

/** An axis that fits the values, and the references that lie no further away than the values are
 * apart. At most five round ticks, the first and the last at its ends. */
export function axis(values: number[], references: number[] = []): Axis {
	const sorted = [...values].sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	let low = Math.min(sorted[0] ?? 0, median * (1 - LEAST));
	let high = Math.max(sorted[sorted.length - 1] ?? 1, median * (1 + LEAST));
	const reach = high - low;
	const near = references.filter((each) => each >= low - reach && each <= high + reach);
	low = Math.min(low, ...near);
	high = Math.max(high, ...near);
	const room = (high - low) * ROOM;
	low = Math.max(0, low - room);
	high = Math.max(high + room, low + 1e-3);
	if (low < high * NEAR_ZERO) low = 0;
	for (let power = 10 ** Math.floor(Math.log10((high - low) / 10)); ; power *= 10) {
		for (const step of [power, 2 * power, 5 * power]) {
			const first = Math.floor(low / step + 1e-9);
			const last = Math.ceil(high / step - 1e-9);
			if (last - first > MOST_STEPS) continue;
			// Whole steps, divided where a step is a fraction: 0.1 three times is not 0.3.
			const at = (n: number) => (step < 1 ? n / Math.round(1 / step) : n * step);
			const ticks = Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
			return { low: at(first), high: at(last), ticks };
		}
	}
}

/** A path that breaks where a value is missing or where more than `gap` ms lie between. */
export function path(points: Point[], x: (t: number) => number, y: (v: number) => number, gap: number): string {
	let d = '';
	let previous: Point | undefined;
	for (const point of points) {
		if (point.y === null) {
			previous = undefined;
			continue;
		}
		const joined = previous && point.t - previous.t <= gap;
		d += `${joined ? 'L' : 'M'}${x(point.t).toFixed(1)} ${y(point.y).toFixed(1)}`;
		previous = point;
	}
	return d;
}

/** Points with no neighbour within `gap`: a line would not show them. */
export function lonely(points: Point[], gap: number): Point[] {
	const known = points.filter((p) => p.y !== null);
	return known.filter((p, i) => {
		const before = known[i - 1];
		const after = known[i + 1];
		return !(before && p.t - before.t <= gap) && !(after && after.t - p.t <= gap);
	});
}

/** Index of the point nearest to a moment. */
export function nearest(points: Point[], t: number): number {
	let best = 0;
	points.forEach((point, index) => {
		if (Math.abs(point.t - t) < Math.abs((points[best]?.t ?? 0) - t)) best = index;
	});
	return best;
}

export type Label = { text: string; x: number; y: number; below: boolean };
type Box = { left: number; right: number; top: number; bottom: number };

/** Where labels stand beside their points: inside the frame, on the wished side, else on the
 * other; one that would still touch an earlier one is left out. `x` becomes the middle. */
export function placed<L extends Label>(labels: L[], em: number, frame: Box): L[] {
	const taken: Box[] = [];
	const touches = (a: Box) => taken.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
	return labels.flatMap((label) => {
		const half = (label.text.length * em * 0.56) / 2;
		const middle = Math.min(Math.max(label.x, frame.left + half), frame.right - half);
		for (const below of [label.below, !label.below]) {
			const base = label.y + (below ? 1.5 : -0.75) * em;
			const box = { left: middle - half, right: middle + half, top: base - em, bottom: base + 0.3 * em };
			if (box.top < frame.top || box.bottom > frame.bottom || touches(box)) continue;
			taken.push(box);
			return [{ ...label, x: middle, y: base, below }];
		}
		return [];
	});
}
