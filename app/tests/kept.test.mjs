// What a device keeps of answers: not without end, and not for ever.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const row = await load('api/row.ts');
const Commodity = 'GET /market/commodities/{commodity} cached';
const Me = 'GET /identity/me';

/** A browser's store of answers, as far as it is used here: what is put last stands last. */
function store() {
	const held = new Map();
	const key = (request) => String(request.url ?? request).replace('http://x', '');
	return {
		held,
		put: async (request, response) => (held.delete(key(request)), held.set(key(request), response)),
		match: async (request) => held.get(key(request))?.clone(),
		keys: async () => [...held.keys()].map((path) => ({ url: `http://x${path}` })),
		delete: async (request) => held.delete(key(request)),
	};
}

async function browser() {
	const answers = store();
	globalThis.caches = { open: async () => answers };
	globalThis.location = { origin: 'http://x' };
	globalThis.requestIdleCallback = (run) => run();
	globalThis.fetch = async () => Response.json({ items: [] });
	const errors = await load('platform/errors.ts');
	const names = await load('platform/names.ts');
	const now = { lost: true };
	const ends = { count: 0 };
	const address = await load('platform/address.ts', { '$api/row': row });
	const proof = await load('platform/step-up.ts', { './errors': errors });
	proof.onSessionEnd(() => ends.count++);
	const web = await load('platform/web/client.ts', {
		'../address': address,
		'$api/row': row,
		'../errors': errors,
		'../key': { newKey: () => 'key' },
		'../names': names,
		'../now.svelte': { now },
		'../step-up': proof,
	});
	return {
		answers,
		ends,
		errors,
		names,
		now,
		web,
		kept: await load('platform/web/kept.ts', { '../address': address, '../names': names, './client': web }),
	};
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('the answer that was asked for longest ago makes room', async () => {
	const { answers, web } = await browser();
	for (let at = 0; at < 155; at++) {
		await web.call(Commodity, { params: { commodity: `bahan-${at}` } });
		await settle();
	}
	assert.equal(answers.held.size, 150);
	assert.equal(await web.stored(Commodity, { commodity: 'bahan-4' }), undefined);
	assert.deepEqual((await web.stored(Commodity, { commodity: 'bahan-5' })).data, { items: [] });
});

test('what is two months old goes, and sizes are known without reading', async () => {
	const { answers, kept, web } = await browser();
	await web.call(Commodity, { params: { commodity: 'semen' } });
	await settle();
	answers.held.get('/api/v1/market/commodities/semen').text = () => assert.fail('read');
	assert.deepEqual(
		(await kept.kept()).map(({ bytes }) => bytes),
		[12],
	);
	await kept.sweep(Date.now() + 59 * 86_400_000);
	assert.equal(answers.held.size, 1);
	await kept.sweep(Date.now() + 61 * 86_400_000);
	assert.equal(answers.held.size, 0);
});

test('who answered, and what it means', async () => {
	const { ends, errors, now, web } = await browser();
	const problem = (status, code) => new Response(JSON.stringify({ code, message: '' }), { status });
	const page = (status) => new Response('<h1>proxy</h1>', { status });
	const cases = [
		[problem(401, 'Unauthenticated'), 'Unauthenticated', false],
		[problem(404, 'NotFound'), 'NotFound', false],
		[problem(500, 'Internal'), 'Internal', false],
		[page(401), 'Unavailable', true],
		[page(403), 'Forbidden', true],
		[page(404), 'Unavailable', true],
		[page(413), 'TooLarge', true],
		[page(429), 'TooMany', true],
		[page(502), 'Unavailable', true],
	];
	for (const [answer, code, foreign] of cases) {
		globalThis.fetch = async () => answer;
		const error = await web.call(Me).catch((error) => error);
		assert.ok(error instanceof errors.ApiError);
		assert.deepEqual([error.code, error.foreign], [code, foreign], `${answer.status}`);
	}
	assert.equal(ends.count, 1, 'only our own server ends a session');
	assert.equal(now.lost, false);
	for (const answer of [page(200), page(511)]) {
		globalThis.fetch = async () => answer;
		const error = await web.call(Me).catch((error) => error);
		assert.ok(error instanceof errors.NetworkError && error.foreign);
	}
	globalThis.fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
	const error = await web.call(Me).catch((error) => error);
	assert.ok(error instanceof errors.NetworkError && !error.foreign);
	assert.equal(now.lost, true);
});

test('goods are called as the reader calls them, in what comes and in what was kept', async () => {
	const { names, web } = await browser();
	names.speakNames({ 'Beras medium': 'Medium rice', Beras: 'Rice' });
	const sent = { name: 'Beras medium', group: 'Beras', place: { name: 'Pasar Lasem' }, others: [{ name: 'Kol' }] };
	globalThis.fetch = async () => Response.json(sent);
	const heard = await web.call(Commodity, { params: { commodity: 'beras-medium' } });
	assert.deepEqual(heard, { ...sent, name: 'Medium rice' });
	await settle();
	assert.deepEqual((await web.stored(Commodity, { commodity: 'beras-medium' })).data, heard);
	// A person is not a good.
	globalThis.fetch = async () => Response.json({ name: 'Beras medium' });
	assert.equal((await web.call(Me)).name, 'Beras medium');
});

test('a write goes out under its own key, and on the way out of the page the browser finishes it', async () => {
	const { errors, web } = await browser();
	const sent = [];
	const answers = [() => Promise.reject(new TypeError('Failed to fetch')), async () => Response.json({ name: 'Contoh' })];
	globalThis.fetch = async (url, options) => (
		sent.push({ url, ...options, key: options.headers.get('idempotency-key') }),
		answers.shift()()
	);
	const operation = { row: 'PUT /identity/name', key: 'first', body: { name: 'Contoh' }, ifMatch: 3 };
	assert.ok((await web.send(operation).catch((error) => error)) instanceof errors.NetworkError);
	assert.deepEqual(await web.send({ ...operation, leaving: true }), { output: { name: 'Contoh' } });
	assert.deepEqual(
		sent.map(({ url, method, body, key, keepalive }) => [url, method, body, key, keepalive]),
		[undefined, true].map((leaving) => ['/api/v1/identity/name', 'PUT', '{"name":"Contoh"}', 'first', leaving]),
	);
	assert.equal(sent[0].headers.get('if-match'), '"3"');
});
