// Plain geometry of the charts: ticks, paths with gaps. No library, because one line and one
// band are all that LOOK.md section 8 allows.

export type Point = { t: number; y: number | null; name: string };
export type Band = { from: number; to: number; lower: number | null; upper: number | null };

/** At most five round ticks from 0 to just above `max`. */
export function ticks(max: number): number[] {
	if (!(max > 0)) return [0, 1];
	const rough = max / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s * 4 >= max) ?? power * 10;
	return Array.from({ length: 5 }, (_, i) => i * step).filter((tick, i) => i === 0 || tick - step < max);
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
