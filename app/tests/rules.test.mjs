// Rules in the browser: those of one module at a time, and the server decides where they cannot be had.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { load } from './load.mjs';

/** What is loaded stays loaded from test to test, so each asks a module of its own first. `line` says
 * whether there is one, and what was fetched. */
async function rulebook() {
	const line = { there: true, asked: [] };
	globalThis.fetch = async (path) => {
		line.asked.push(path);
		if (!line.there) throw new TypeError('no line');
		return new Response(await readFile(new URL(`../static${path}`, import.meta.url)));
	};
	return { line, check: (await load('platform/web/rules.ts')).check };
}
const pin = (secret) => ({ kind: 'pin', secret, phone: '+6281200000001' });

test('a form loads the rules of its own module, once', async () => {
	const { line, check } = await rulebook();
	const verdicts = await Promise.all([check('identity.secret', pin('123456')), check('identity.secret', pin('274915'))]);
	assert.deepEqual(
		verdicts.map(({ verdict }) => verdict),
		['refused', 'ok'],
	);
	assert.deepEqual(line.asked, ['/rules/identity.wasm']);
	const { value } = await check('market.quotes', { quotes: [42000, 42001], spread_percent: 20 });
	assert.equal(value, 42000.5);
	assert.deepEqual(line.asked, ['/rules/identity.wasm', '/rules/market.wasm']);
});

test('without a line nothing is decided; with one again, it is', async () => {
	const { line, check } = await rulebook();
	const request = { kind: 'erasure', asked_at: '2026-11-22T03:00:00Z', now: '2026-11-22T04:00:00Z' };
	line.there = false;
	assert.equal(await check('privacy.clock', request), undefined);
	line.there = true;
	assert.ok(await check('privacy.clock', request));
});

test('what is no input of the rule is decided by the server', async (t) => {
	t.mock.method(console, 'warn', () => undefined);
	const { check } = await rulebook();
	assert.equal(await check('market.quotes', {}), undefined);
	assert.equal(await check('market.no_such_rule', {}), undefined);
});
