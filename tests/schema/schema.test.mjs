// What /api/openapi.json says, held against what the server does: Schemathesis makes requests of
// every documented shape, and of many wrong ones, and compares each answer with the document.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD, PIN, people, root, startServer } from '../e2e/harness.mjs';

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

async function token(phone, secret) {
	const credentials = { phone, secret, totp: secret === PIN ? null : server.code(phone), client: 'app', device_label: 'Schemathesis' };
	const answer = await fetch(`${server.origin}/api/v1/identity/sessions`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(credentials),
	});
	const { tokens } = await answer.json();
	assert.ok(tokens, `${phone} signs in`);
	return tokens.access;
}

/** Examples, boundary values and random requests for the operations that `wanted` picks. */
async function examine(t, wanted, access) {
	const report = join(dir, `${t.name.replaceAll(/\W/g, '-')}.json`);
	const args = ['--config-file', config, 'run', `${server.origin}/api/openapi.json`, '--origin', server.origin];
	args.push('--max-examples', '25', '--report-json-path', report);
	if (access) args.push('--header', `Authorization: Bearer ${access}`);
	for (const { operationId } of operations.filter(wanted)) args.push('--include-operation-id', operationId);
	const { code, words } = await run(args);
	assert.equal(code, 0, words);
	const { test_cases: cases, valid_rates: rates, operations: count, warnings } = JSON.parse(readFileSync(report, 'utf8'));
	assert.equal(count.tested, operations.filter(wanted).length);
	assert.ok(cases.generated > count.tested * 10, `only ${cases.generated} requests`);
	// Said, not demanded: which operations nobody got a success from, for want of an existing id.
	const reached = Object.entries(rates).filter(([, phases]) => Object.values(phases).some((phase) => phase.accepted > 0)).length;
	t.diagnostic(`${count.tested} operations, ${cases.generated} requests as documented; ${reached} operations answered with success`);
	if (warnings.rate_limited.length) t.diagnostic(`mostly 429: ${warnings.rate_limited.join(', ')}`);
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

test('an enumerator', async (t) => {
	const access = await token(people.enumerator, PIN);
	await examine(t, (operation) => !isPublic(operation) && !isEnding(operation), access);
});

test('a price officer', async (t) => {
	const access = await token(people.priceOfficer, PASSWORD);
	await examine(t, (operation) => !isPublic(operation) && !isEnding(operation), access);
});

test('an administrator', async (t) => {
	const access = await token(people.admin, PASSWORD);
	await examine(t, (operation) => !isPublic(operation) && !isEnding(operation), access);
});

test('what ends a session', async (t) => {
	const access = await token(people.enumerator, PIN);
	await examine(t, isEnding, access);
});

// Last, because it also tries the demo accounts' numbers with wrong secrets.
test('nobody in particular, everything', async (t) => {
	await examine(t, () => true);
});
