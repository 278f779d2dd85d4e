// What the compile step refuses, each tried with the fault planted; and which words come together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled, faults } from '../scripts/words.mjs';

/** Words that are well: of all, of a module, and of a part of it. */
const good = () => ({
	words: {
		'': of({ back: ['Kembali', 'Wangsul', 'Back'] }),
		'modules/market': of({
			none: ['Belum ada', 'Dereng wonten', 'None yet'],
			price: ['Harga {amount}', 'Regi {amount}', '{amount} today'],
		}),
		'modules/market/office': of({ decide: ['Putuskan', 'Putusaken', 'Decide'] }),
	},
	files: {
		'shell/Bar.svelte': "import { m } from '$words';\n<a>{m.back()}</a>",
		'modules/market/Today.svelte': "import { m } from './words';\n<p>{m.none()} {m.price({ amount })}</p>",
		'modules/market/office/queue/List.svelte': "import { m } from '../words';\nconst text = m.decide; m.back(); item.m.other",
		'routes/pasar/+page.svelte': "import { m } from '$modules/market/words';\n{m.none()}",
	},
});

function of(messages) {
	const language = (index) => Object.fromEntries(Object.entries(messages).map(([key, texts]) => [key, texts[index]]));
	return { id: language(0), jv: language(1), en: language(2) };
}

test('words that are well have no fault', () => assert.deepEqual(faults(good()), []));

const market = 'modules/market';
for (const [name, plant, expected] of [
	['a key that a language lacks', ({ words }) => delete words[market].jv.none, 'modules/market/words: none is missing in jv'],
	['a key that Indonesian lacks', ({ words }) => (words[''].en.next = 'Next'), '/words: next is missing in id'],
	[
		'a key nobody says',
		({ words }) => Object.values(words[market]).forEach((list, i) => (list.old = `old ${i}`)),
		'modules/market/words: old is said nowhere',
	],
	[
		'a key said only by another module',
		({ files }) => (files['modules/privacy/Trail.svelte'] = "import { m } from './words';\nm.none()"),
		'modules/privacy/Trail.svelte says none, which stands in no list',
	],
	[
		'a parameter that differs',
		({ words }) => (words[market].en.price = 'Price {sum}'),
		'modules/market/words: price has other parameters in en',
	],
	['an unknown language', ({ words }) => (words[''].su = {}), '/words/su.json is of no language we know'],
	[
		'a language that is not there',
		({ words }) => delete words['modules/market/office'].en,
		'modules/market/office/words: decide is missing in en',
	],
	[
		'one key for two texts',
		({ words }) => Object.values(words['modules/market/office']).forEach((list, i) => (list.none = `none ${i}`)),
		'modules/market/office/words: none stands in modules/market/words too',
	],
	[
		'Indonesian left standing',
		({ words }) => (words[market].jv.none = 'Belum ada'),
		'modules/market/words: 50 % of jv are the Indonesian words',
	],
])
	test(`${name} fails`, () => {
		const tree = good();
		plant(tree);
		assert.ok(faults(tree).includes(expected), faults(tree).join('\n') || 'no fault found');
	});

test('what is fetched apart has a list of its own, and only what screens say stands in theirs', () => {
	const tree = good();
	Object.assign(tree.words[market].id, { post: 'Pasang', verb: 'Cek' });
	Object.assign(tree.words[market].jv, { post: 'Pasang regi', verb: 'Priksa' });
	tree.files['modules/market/services.ts'] = "import { m } from './words/services';\nm.post; m.none; m.close";
	for (const texts of Object.values(tree.words[''])) texts.close = 'x';
	tree.files['routes/pasar/+page.svelte'] += ' {m.verb()}';
	const files = compiled(tree, market);
	const list = (name) => JSON.parse(/export default (.*);/.exec(files[name])[1]);
	assert.deepEqual(list('compiled/services/list.jv.js'), { post: 'Pasang regi', none: 'Dereng wonten' });
	assert.deepEqual(Object.keys(list('compiled/list.jv.js')).sort(), ['none', 'price', 'verb']);
	assert.match(files['compiled/services/messages/post.js'], /say\('post'\) \?\? "Pasang"/);
	assert.ok(!('compiled/services/messages/price.js' in files));
	assert.equal(files['services.js'], "export * as m from './compiled/services/all.js';\n");
	// What stands above is said from there.
	assert.ok(!('services.js' in compiled(tree, '')));
	assert.match(compiled(tree, '')['compiled/list.jv.js'], /"close"/);
	assert.match(files['compiled/services/all.js'], /export \* from '\.\.\/\.\.\/\.\.\/\.\.\/\.\.\/words\/compiled\/all\.js'/);
});
