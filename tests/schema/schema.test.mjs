// What /api/openapi.json says, held against what the server does: Schemathesis makes requests of
// every documented shape, and of many wrong ones, and compares each answer with the document.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PIN, root, startServer } from '../e2e/harness.mjs';

const program = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'schemathesis/bin/schemathesis');
const config = join(root, 'tests/schema/schemathesis.toml');

/** These end the session that calls them, after which everything else would only be 401. */
const ENDING = ['SignOut', 'ChangeSecret', 'RevokeDevice'];

let server;
let dir;
let operations;
before(async () => {
	server = await startServer();
	dir = mkdtempSync(join(tmpdir(), 'rembang-schema-'));
	const document = await fetch(`${server.origin}/api/openapi.json`).then((answer) => answer.json());
	operations = Object.values(document.paths).flatMap((path) => Object.values(path));
});
after(async () => {
	assert.equal(await server?.stop(), 0, 'SIGTERM ends the server cleanly');
	rmSync(dir, { recursive: true, force: true });
});

const isPublic = (operation) => operation.security.every((one) => Object.keys(one).length === 0);
const isEnding = (operation) => ENDING.includes(operation.operationId);

let added = 0;

/** Signs a new person with this role in, and answers their access token. */
async function signIn(role) {
	const phone = `0899000001${String(added++).padStart(2, '0')}`;
	const { activation, password, totp } = server.add(phone, role);
	const device_label = 'Schemathesis';
	const { tokens } = activation
		? await post('activation', { phone, code: activation, secret: PIN, client: 'app', device_label })
		: await post('sessions', { phone, secret: password, totp: oneTimeCode(totp), client: 'app', device_label });
	assert.ok(tokens, `${role} signs in`);
	return tokens.access;
}

async function post(path, body) {
	const headers = { 'Content-Type': 'application/json' };
	const answer = await fetch(`${server.origin}/api/v1/identity/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
	return answer.json();
}

/** RFC 6238, 30 seconds and 6 digits, of an `otpauth://` address. */
function oneTimeCode(address) {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = Array.from(new URL(address).searchParams.get('secret'), (letter) =>
		letters.indexOf(letter).toString(2).padStart(5, '0'),
	).join('');
	const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const digest = createHmac('sha1', key).update(step).digest();
	return String((digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Examples, boundary values and random requests for the operations that `wanted` picks. */
async function examine(t, wanted, access) {
	const picked = operations.filter(wanted);
	const report = join(dir, 'report.json');
	const args = ['--config-file', config, 'run', `${server.origin}/api/openapi.json`, '--origin', server.origin];
	args.push('--max-examples', '25', '--report-json-path', report);
	if (access) args.push('--header', `Authorization: Bearer ${access}`);
	for (const { operationId } of picked) args.push('--include-operation-id', operationId);
	const { code, words } = await run(args);
	for (const line of code === 0 ? [] : words.split('\n')) t.diagnostic(line);
	assert.equal(code, 0, 'Schemathesis found something');
	const { test_cases: cases, valid_rates: rates, operations: count, warnings } = JSON.parse(readFileSync(report, 'utf8'));
	assert.equal(count.tested, picked.length);
	assert.ok(cases.generated > count.tested * 10, `only ${cases.generated} requests`);
	if (access) assert.deepEqual(warnings.rate_limited, [], 'mostly 429 says nothing about an operation');
	// Said, not demanded: which operations nobody got a success from, for want of an existing id.
	const reached = Object.values(rates).filter((phases) => Object.values(phases).some((phase) => phase.accepted > 0)).length;
	return { operations: picked.length, requests: cases.generated, reached };
}

/** The same for what needs a signed-in person: a new one for every few operations, below their limit of requests. */
async function examineAs(t, role, wanted) {
	const names = operations.filter(wanted).map((one) => one.operationId);
	const sum = { operations: 0, requests: 0, reached: 0 };
	for (let from = 0; from < names.length; from += 8) {
		const few = names.slice(from, from + 8);
		const found = await examine(t, (one) => few.includes(one.operationId), await signIn(role));
		for (const key of Object.keys(sum)) sum[key] += found[key];
	}
	say(t, sum);
}

function say(t, { operations, requests, reached }) {
	t.diagnostic(`${operations} operations, ${requests} requests as documented; ${reached} operations answered with success`);
}

function run(args) {
	return new Promise((resolve) => {
		const child = spawn(program, ['--no-color', ...args], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
		let words = '';
		child.stdout.on('data', (chunk) => (words += chunk));
		child.stderr.on('data', (chunk) => (words += chunk));
		child.once('error', (error) => resolve({ code: -1, words: `${error}: .ci/setup test installs it` }));
		child.once('close', (code) => resolve({ code, words }));
	});
}

for (const role of ['enumerator', 'price_officer', 'dpo', 'admin']) {
	test(`${role}, all that needs a session`, async (t) => {
		await examineAs(t, role, (one) => !isPublic(one) && !isEnding(one));
	});
}

test('what ends a session', async (t) => {
	await examineAs(t, 'enumerator', isEnding);
});

// Last, because it also tries the demo accounts' numbers with wrong secrets.
test('nobody in particular, everything', async (t) => {
	say(t, await examine(t, () => true));
});
