// What is found by typing a part of a name: its own name before where it lies.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

const source = readFileSync(new URL('../src/ui/field/find.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
const { fitting } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const areas = [
	'Kabupaten Rembang',
	'Sumber',
	'Desa Logede, Sumber',
	'Desa Sidorejo, Sedan',
	'Desa Sidorejo, Pamotan',
	'Desa Sumbergirang, Lasem',
	'Kelurahan Pacar, Rembang',
	'Desa Karas Gede, Lasem',
];

test('found by typing', () => {
	const rows = [
		['sidorejo', ['Desa Sidorejo, Sedan', 'Desa Sidorejo, Pamotan']],
		['SIDOREJO pam', ['Desa Sidorejo, Pamotan']],
		['pam sido', ['Desa Sidorejo, Pamotan']],
		['sumb', ['Sumber', 'Desa Sumbergirang, Lasem', 'Desa Logede, Sumber']],
		['rembang', ['Kabupaten Rembang', 'Kelurahan Pacar, Rembang']],
		['gede', ['Desa Karas Gede, Lasem']],
		['girang', []],
		['sidorejo, sedan', ['Desa Sidorejo, Sedan']],
		['qqq', []],
		['  ', areas],
		['.*', areas],
	];
	for (const [asked, found] of rows)
		assert.deepEqual(
			fitting(areas, (text) => text, asked),
			found,
			asked,
		);
});
