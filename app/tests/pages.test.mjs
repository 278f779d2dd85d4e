// A list in pages: each is asked for once, after the one before, and another question starts anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

async function list(pages) {
	const asked = [];
	const call = async (_row, { params }) => {
		asked.push(params);
		const page = pages.shift();
		if (page instanceof Error) throw page;
		return page;
	};
	class Answer {
		async load(params) {
			this.data = await call('', { params });
		}
	}
	const { Pages } = await load('platform/pages.svelte.ts', { '$host/client': { call }, './answer.svelte': { Answer } });
	return { asked, list: new Pages('GET /things') };
}

test('the next page follows the last one until there is none', async () => {
	const { asked, list: things } = await list([
		{ items: [1, 2], next: 'a' },
		{ items: [3], next: null },
	]);
	await things.load({ state: 'open' });
	assert.deepEqual([things.items, things.more], [[1, 2], true]);
	await Promise.all([things.loadMore(), things.loadMore()]);
	assert.deepEqual([things.items, things.more, things.busy], [[1, 2, 3], false, false]);
	await things.loadMore();
	assert.deepEqual(asked, [{ state: 'open' }, { state: 'open', cursor: 'a' }]);
});

test('a page that does not come can be asked for again; another question starts anew', async () => {
	const { list: things } = await list([{ items: [1], next: 'a' }, new Error('no'), { items: [2], next: 'b' }, { items: [9], next: null }]);
	await things.load({});
	await assert.rejects(things.loadMore());
	await things.loadMore();
	assert.deepEqual(things.items, [1, 2]);
	await things.load({ state: 'done' });
	assert.deepEqual([things.items, things.more], [[9], false]);
});
