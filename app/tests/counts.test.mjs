// Counts that add up, and the biggest change in the unit in which it is said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

const source = readFileSync(new URL('../src/modules/market/counts.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
const { counts, most } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const value = (n, carried = 0) => ({ n, carried: Array.from({ length: carried }, () => ({ place: 'pasar-lasem', day: '2026-11-29' })) });
const moved = (difference_display, percent) => ({ difference_display, percent, since: '2026-11-29' });

test('every commodity is counted once', () => {
	const items = [
		{ name: 'naik', value: value(5), change: moved(300, '2.00') },
		{ name: 'naik, satu pasar memakai harga kemarin', value: value(5, 1), change: moved(50, '0.30') },
		{ name: 'turun', value: value(3), change: moved(-500, '-1.00') },
		{ name: 'tetap', value: value(3), change: moved(0, '0.00') },
		{ name: 'semua pasar memakai harga kemarin', value: value(5, 5), change: null },
		{ name: 'baru', value: value(1), change: null },
		{ name: 'belum', value: null, change: null },
		{ name: 'belum', value: null, change: null },
	];
	const sum = counts(items);
	assert.deepEqual(sum, { up: 2, down: 1, same: 1, carried: 1, alone: 1, missing: 2 });
	assert.equal(
		Object.values(sum).reduce((a, b) => a + b),
		items.length,
	);
	assert.deepEqual(Object.values(counts([])), [0, 0, 0, 0, 0, 0]);
});

test('the biggest change is the biggest in rupiah', () => {
	const sugar = { name: 'Gula konsumsi', value: value(5), change: moved(300, '1.70') };
	const chilli = { name: 'Cabai rawit merah', value: value(5), change: moved(1150, '1.34') };
	const onion = { name: 'Bawang merah', value: value(5), change: moved(-1150, '-2.90') };
	assert.equal(most([sugar, chilli]), chilli);
	assert.equal(most([sugar, chilli, onion]), onion, 'alike in rupiah: more of its price');
	assert.equal(most([{ name: 'tetap', value: value(5), change: moved(0, '0.00') }]), undefined);
});
