// What a screen knows: kept first, then new; failed, offline and a stranger's page told apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const errors = await load('platform/errors.ts');
const row = await load('api/row.ts');
const { ApiError, NetworkError } = errors;
const Home = 'GET /home cached';
const Queue = 'GET /market/queue';
const wait = () => new Promise((resolve) => setTimeout(resolve));

async function question(call, kept) {
	const runs = [];
	const { Answer } = await load('platform/answer.svelte.ts', {
		svelte: { untrack: (run) => run() },
		'svelte/reactivity': { createSubscriber: (start) => () => void runs.push(start()) },
		'$api/row': row,
		'./errors': errors,
		'./now.svelte': { onReturn: (run) => run, localDay: (at = Date.now()) => new Date(at + 7 * 3600_000).toISOString().slice(0, 10) },
		'$host/client': { call, stored: async () => kept },
	});
	return { runs, of: (row) => new Answer(row) };
}

test('the kept answer stands until the new one comes', async () => {
	let answer;
	const { of } = await question(() => new Promise((resolve) => (answer = resolve)), { data: 'old', at: new Date(0) });
	const home = of(Home);
	const loaded = home.load();
	await wait();
	assert.deepEqual([home.data, home.loading, home.at.getTime()], ['old', true, 0]);
	answer('new');
	await loaded;
	assert.deepEqual([home.data, home.loading, home.offline, home.error], ['new', false, false, undefined]);
});

test('no signal is offline; a fault and a hotspot’s page are not', async () => {
	for (const [error, offline] of [
		[new NetworkError(), true],
		[new NetworkError(undefined, true), false],
		[new ApiError(503, { code: 'Unavailable', message: '' }), false],
	]) {
		const { of } = await question(() => Promise.reject(error), { data: 'old', at: new Date(0) });
		const home = of(Home);
		await home.load();
		await wait();
		assert.deepEqual([home.data, home.offline, home.error], ['old', offline, error]);
	}
});

test('on a screen it is asked again when the reader comes back, unless it is young', async (t) => {
	t.mock.timers.enable({ apis: ['Date'], now: 1_000_000_000_000 });
	let asked = 0;
	let fails = false;
	const { runs, of } = await question(async () => {
		asked++;
		if (fails) throw new NetworkError();
		return asked;
	});
	const home = of(Home);
	await home.load();
	assert.equal(home.data, 1);
	const comeBack = runs[0];
	comeBack();
	assert.equal(asked, 1, 'young');
	t.mock.timers.setTime(1_000_000_000_000 + 3600_000);
	fails = true;
	comeBack();
	await wait();
	assert.deepEqual([asked, home.data, home.offline], [2, 1, true]);
	fails = false;
	comeBack();
	assert.equal(home.offline, true, 'what is known stays until something better is');
	await wait();
	assert.deepEqual([asked, home.data, home.offline, home.error], [3, 3, false, undefined]);
});

test('a list that somebody works through is not asked again by itself', async () => {
	const { runs, of } = await question(async () => 'list');
	const queue = of(Queue);
	await queue.load();
	assert.equal(queue.data, 'list');
	assert.equal(runs.length, 0);
});
