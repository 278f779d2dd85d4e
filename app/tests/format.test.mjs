// Figures as people here write them, worked out by hand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

const source = readFileSync(new URL('../src/platform/format.ts', import.meta.url), 'utf8').replaceAll(/^import .*$/gm, '');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
const { decimal, number, rupiah, signed } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

test('figures', () => {
	const rows = [
		[number, 0, '0'],
		[number, 999, '999'],
		[number, 1000, '1.000'],
		[number, 12_345_678, '12.345.678'],
		[number, 25.3, '25,3'],
		[number, 0.125, '0,13'],
		[number, 0.004, '0'],
		[number, -1500.5, '−1.500,5'],
		[rupiah, 86_500, 'Rp86.500'],
		[rupiah, 86_500.5, 'Rp86.500,5'],
		[rupiah, -500, '−Rp500'],
		[signed, 500, '+Rp500'],
		[signed, -500, '−Rp500'],
		[signed, 0, 'Rp0'],
		[decimal, '20.0', '20'],
		[decimal, '25.34', '25,34'],
		[decimal, '-3.5', '−3,5'],
	];
	for (const [write, value, text] of rows) assert.equal(write(value), text);
});
