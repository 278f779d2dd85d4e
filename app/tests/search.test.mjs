// The matcher against the words people of Rembang really type, with the pack's own synonyms.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

const source = readFileSync(new URL('../src/platform/search.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
const { build, fold, oneSlip, search } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const pack = (name) =>
	readFileSync(new URL(`../../backend/regencies/3317-rembang/${name}`, import.meta.url), 'utf8')
		.trim()
		.split('\n')
		.slice(1);
const synonyms = pack('market/synonyms.csv').map((line) => line.split(','));
const index = build([
	...pack('market/commodities.csv').map((line) => {
		const [code, title] = line.split(',');
		const words = synonyms.filter(([, , codes]) => codes.split(';').includes(code)).map(([word]) => word);
		return { href: `/pasar/${code}`, title, note: 'Bahan', words };
	}),
	...pack('market/places.csv').map((line) => {
		const [code, , title] = line.split(',');
		return { href: `/pasar?tempat=${code}`, title, note: 'Pasar' };
	}),
	...pack('areas.csv').map((line) => {
		const [code, title, level] = line.split(',');
		return { href: `/wilayah/${code}`, title, note: level };
	}),
	{ href: '/bantuan#pin', title: 'Lupa PIN', note: 'Bantuan', words: ['kesupèn PIN', 'forgot'] },
]);
const found = (question) => search(index, question).map((entry) => entry.href);
const first = (question) => found(question)[0];

test('letters are folded: case, accents, signs', () => {
	assert.equal(fold(' Cabé-RAWIT  (mérah) '), 'cabe rawit merah');
	assert.equal(first('KESUPÈN pin'), '/bantuan#pin');
});

test('words of three languages lead to the same thing', () => {
	for (const word of ['lombok', 'chilli', 'cabe', 'cabai']) {
		const chillies = found(word).filter((href) => href.startsWith('/pasar/cabai-'));
		assert.equal(chillies.length, 4, word);
	}
	for (const word of ['brambang', 'shallot', 'bawang merah']) assert.equal(first(word), '/pasar/bawang-merah', word);
	assert.deepEqual(found('bawang').slice(0, 3).sort(), ['/pasar/bawang-merah', '/pasar/bawang-putih-honan', '/pasar/bawang-putih-kating']);
	assert.equal(first('uyah'), '/pasar/garam-beryodium');
	assert.equal(first('endhog bebek'), '/pasar/telur-bebek');
});

test('one slip is forgiven from four letters on, two are not', () => {
	for (const typed of ['bandneg', 'bndeng', 'bandengg', 'bamdeng']) assert.equal(first(typed), '/pasar/ikan-bandeng', typed);
	assert.equal(first('lomobk'), first('lombok'), 'a synonym too');
	assert.ok(!found('bamdemg').includes('/pasar/ikan-bandeng'), 'two slips');
	assert.deepEqual(found('thu'), [], 'three letters must be right');
	assert.ok(oneSlip('ab', 'ba') && oneSlip('a', '') && !oneSlip('ab', 'ab') && !oneSlip('abc', 'cba'));
});

test('the beginning of a word is enough, also with a slip in it', () => {
	assert.equal(first('kemb'), '/pasar/ikan-kembung');
	assert.equal(first('kebmu'), '/pasar/ikan-kembung');
	assert.equal(first('minyak'), '/pasar/minyak-goreng-curah');
});

test('what is exactly named comes first, and every word counts', () => {
	assert.equal(first('pasar lasem'), '/pasar?tempat=pasar-lasem');
	assert.equal(first('lasem'), '/wilayah/33.17.14');
	assert.equal(first('harga cabai rawit merah'), '/pasar/cabai-rawit-merah');
	assert.deepEqual(found('cabai puskesmas'), []);
	assert.deepEqual(found('  '), []);
	assert.ok(found('a').length <= 20);
});
