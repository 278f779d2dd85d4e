// When a write keeps its key and when it gets a new one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const errors = await load('platform/errors.ts');
const { ApiError, NetworkError } = errors;

/** A form whose calls end as `answers` say, one after the other. */
async function form(...answers) {
	const keys = [];
	let made = 0;
	const send = async ({ key }) => {
		keys.push(key);
		const answer = answers.shift();
		if (answer instanceof Error) throw answer;
		return { output: answer };
	};
	const operations = await load('platform/operation.ts', { './key': { newKey: () => `key-${++made}` } });
	const { Sending } = await load('platform/sending.svelte.ts', { '$host/client': { send }, './errors': errors, './operation': operations });
	const said = [];
	const sending = new Sending('POST /identity/name', (error) => (said.push(sending.again), [{ id: 'nama', text: error.name }]));
	return { keys, said, sending, Sending };
}
const body = (name) => ({ body: { name } });
const refused = new ApiError(422, { code: 'Invalid', message: '' });

test('the same keeps its key while nobody answered', async () => {
	const proxy = new ApiError(502, { code: 'Unavailable', message: '' }, true);
	const blocked = new ApiError(403, { code: 'Forbidden', message: '' }, true);
	const { keys, said, sending } = await form(new NetworkError(), proxy, blocked, null);
	for (let each = 0; each < 3; each++) {
		assert.equal(await sending.send(body('Contoh')), undefined);
		assert.equal(sending.lost, true);
	}
	assert.deepEqual(await sending.send(body('Contoh')), { output: null });
	assert.equal(sending.lost, false);
	assert.deepEqual(keys, ['key-1', 'key-1', 'key-1', 'key-1']);
	assert.deepEqual(said, [false, true, true], 'a form may say that it was perhaps done');
});

test('changed it is another one', async () => {
	const { keys, sending } = await form(new NetworkError(), null);
	await sending.send(body('Contoh'));
	await sending.send(body('Contoh lain'));
	assert.deepEqual(keys, ['key-1', 'key-2']);
});

test('refused or done it begins anew', async () => {
	const { keys, sending } = await form(refused, null, null);
	await sending.send(body('Contoh'));
	assert.equal(sending.lost, false);
	assert.equal(sending.errorOf('nama'), 'ApiError');
	await sending.send(body('Contoh'));
	await sending.send(body('Contoh'));
	assert.deepEqual(keys, ['key-1', 'key-2', 'key-3']);
	assert.deepEqual(sending.problems, []);
});

test('two presses are one', async () => {
	const { keys, sending } = await form(null, null);
	await Promise.all([sending.send(body('Contoh')), sending.send(body('Contoh'))]);
	assert.equal(keys.length, 1);
	assert.equal(sending.busy, false);
});

test('what the form finds itself is not sent', async () => {
	const { sending } = await form();
	assert.equal(sending.may([{ id: 'nama', text: 'Isi nama' }]), false);
	assert.equal(sending.errorOf('nama'), 'Isi nama');
	assert.equal(sending.may([]), true);
});

test('what was sent before this form was opened keeps its key, as long as nothing is changed', async () => {
	const { keys, sending } = await form(new NetworkError(), null, null);
	const before = { row: 'POST /identity/name', body: { name: 'Contoh' }, key: 'before' };
	sending.resume(before);
	await sending.send(body('Contoh'));
	assert.equal(sending.again, true);
	await sending.send(body('Contoh'));
	sending.resume(before);
	await sending.send(body('Contoh lain'));
	assert.equal(sending.again, false);
	assert.deepEqual(keys.slice(0, 2), ['before', 'before']);
	assert.notEqual(keys[2], 'before');
});

test('another way out than straight to the server gets the same operation again', async () => {
	const { Sending } = await form();
	const operations = [];
	const through = async (operation) => {
		operations.push(operation);
		if (operations.length === 1) throw new NetworkError();
		return 'kept';
	};
	const sending = new Sending('POST /identity/name', () => [], through);
	assert.equal(await sending.send(body('Contoh')), undefined);
	assert.equal(await sending.send(body('Contoh')), 'kept');
	assert.deepEqual(operations[0], operations[1]);
});
