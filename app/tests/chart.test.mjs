// The geometry of the charts, worked out by hand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

const source = readFileSync(new URL('../src/ui/line-chart/scale.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
const { axis, nearest, placed } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

test('an axis fits its data and does not make noise a drama', () => {
	// Median 14: 13,3 to 14,7 at least, a tenth of 1,4 as room: 13,16 to 14,84.
	assert.deepEqual(axis([13.9, 14, 14.1]), { low: 13, high: 15, ticks: [13, 13.5, 14, 14.5, 15] });
	// 85,5 to 88 would be 82,65 to 91,35 with the least, 81,78 to 92,22 with room.
	assert.deepEqual(axis([85.5, 87, 88]), { low: 80, high: 95, ticks: [80, 85, 90, 95] });
	// 34,3 to 91,4: with room it would begin at 28,6, below a third of its end, so at zero.
	assert.deepEqual(axis([34.3, 58.3, 91.4]), { low: 0, high: 100, ticks: [0, 50, 100] });
	assert.equal(axis([500]).low, 460);
	for (const values of [[0], [1], [0.5, 0.5], [12_000, 13_000], [3, 3_000_000]]) {
		const { low, high, ticks } = axis(values);
		assert.ok(ticks.length >= 2 && ticks.length <= 5, `${values}: ${ticks}`);
		assert.ok(low <= Math.min(...values) && high >= Math.max(...values), `${values}: ${low} to ${high}`);
	}
});

test('a reference is in the picture when it lies near', () => {
	// 14,5 is within the values' own distance of them, 57 is not.
	assert.ok(axis([13, 13.4], [14]).high >= 14);
	assert.ok(axis([85, 88], [40, 57]).low > 57);
});

test('the day nearest to a finger', () => {
	const points = [0, 10, 40].map((t) => ({ t, y: 1, name: '' }));
	assert.deepEqual(
		[-5, 4, 6, 24, 26, 99].map((t) => nearest(points, t)),
		[0, 0, 1, 1, 2, 2],
	);
});

test('labels stay inside and never lie over each other', () => {
	const frame = { left: 0, right: 200, top: 0, bottom: 100 };
	const label = (text, x, y, below = false) => ({ text, x, y, below });
	// Ten letters of 10 px are 56 wide: at the right end the middle moves to 172.
	assert.equal(placed([label('17 Novembe', 199, 50)], 10, frame)[0].x, 172);
	// The last and the lowest at one place: the second goes below, a third has no room.
	const three = placed([label('86,5', 190, 50), label('86,4', 190, 50), label('86,3', 190, 50)], 10, frame);
	assert.deepEqual(
		three.map(({ text, below }) => [text, below]),
		[
			['86,5', false],
			['86,4', true],
		],
	);
	// At the upper edge there is only room below.
	assert.equal(placed([label('9', 50, 5)], 10, frame)[0].below, true);
});
