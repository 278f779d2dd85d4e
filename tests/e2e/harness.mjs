// A real server with demo people, real series and a data folder of its own; a real Chromium.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, appendFileSync } from 'node:fs';
import { createServer as createProxy, request as ask } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.REMBANG_BIN ?? join(root, 'target/debug/rembang');
const pack = join(root, 'backend/regencies/3317-rembang');
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export const PIN = '402613';
export const PASSWORD = 'kata sandi contoh';
export const people = { enumerator: '089900000003', priceOfficer: '089900000004', admin: '089900000005', dpo: '089900000007' };

/** Starts `rembang serve --demo`. With `thresholds` its regency pack has a later table with those
 * figures; with `publicUrl` it stands behind something that browsers call. */
export async function startServer({ thresholds, publicUrl } = {}) {
	await untilDayLasts();
	const dir = mkdtempSync(join(tmpdir(), 'rembang-e2e-'));
	const port = await freePort();
	const env = {
		...process.env,
		REMBANG_DATA_DIR: join(dir, 'data'),
		REMBANG_BIND: `127.0.0.1:${port}`,
		REMBANG_PORTAL_DIR: join(root, 'app/build'),
	};
	if (publicUrl) env.REMBANG_PUBLIC_URL = publicUrl;
	if (thresholds) {
		cpSync(pack, join(dir, 'pack'), { recursive: true });
		const file = join(dir, 'pack/market/thresholds.toml');
		const table = readFileSync(file, 'utf8')
			.split(/^(?=\[\[thresholds\]\])/m)
			.at(-1);
		const changed = Object.entries(thresholds).reduce(
			(text, [name, value]) => text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`),
			table,
		);
		appendFileSync(file, `\n${changed}`);
		env.REMBANG_REGENCY = join(dir, 'pack');
	}
	const run = (...args) => execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
	run('import', 'prices', join(pack, 'market/series/bapanas_monthly_jateng_2024_01_2025_04.csv'), '--format', 'bapanas');
	const child = spawn(program, ['serve', '--demo'], { env, stdio: 'ignore' });
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const origin = `http://127.0.0.1:${port}`;
	for (let tries = 0; ; tries++) {
		const ready = await fetch(`${origin}/ready`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (ready) break;
		assert.ok(tries < 600 && child.exitCode === null, 'the server does not become ready');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return {
		origin,
		/** The one-time code of a demo officer, now. */
		code: (phone) => JSON.parse(run('user', 'code', '--phone', phone, '--json')).code,
		/** A new account with a role; answers what the person needs to sign in. */
		add: (phone, role) => JSON.parse(run('user', 'add', '--phone', phone, '--role', role, '--name', `Contoh ${role}`, '--json')),
		async stop() {
			child.kill('SIGTERM');
			const code = await ended;
			rmSync(dir, { recursive: true, force: true });
			return code;
		},
	};
}

/** Tests speak of today, in Rembang's time (UTC+7). Just before midnight they wait for the new day,
 * so that it does not change under them. */
async function untilDayLasts() {
	const day = 86_400_000;
	const left = day - ((Date.now() + 7 * 3_600_000) % day);
	if (left < 4 * 60_000) await new Promise((resolve) => setTimeout(resolve, left + 1000));
}

/** A real server behind a proxy that can be told to fail. `proxy.fault` gets each request and says
 * what happens to it: nothing (it goes through), `stall`, `lose` (done, but the answer is lost),
 * or the proxy's own page as `{ status, body }`. `down` and `up` take the whole line away and bring it
 * back; `direct` is the server without it. */
export async function startBehindProxy() {
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	const server = await startServer({ publicUrl: origin });
	const proxy = { fault: () => undefined };
	const listener = createProxy((asked, answer) => {
		const fault = proxy.fault(asked);
		if (fault === 'stall') return;
		if (fault?.status) return answer.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body ?? '<h1>proxy</h1>');
		const onward = ask(server.origin + asked.url, { method: asked.method, headers: asked.headers }, (got) => {
			if (fault === 'lose') {
				got.resume();
				got.on('end', () => answer.destroy());
				return;
			}
			answer.writeHead(got.statusCode, got.headers);
			got.pipe(answer);
		});
		onward.on('error', () => answer.destroy());
		asked.pipe(onward);
	});
	const up = () => new Promise((resolve) => listener.listen(port, '127.0.0.1', resolve));
	/** Nobody listens there any more. */
	const down = () => {
		listener.close();
		listener.closeAllConnections();
	};
	await up();
	const stop = async () => {
		down();
		return server.stop();
	};
	return { ...server, origin, direct: server.origin, proxy, up, down, stop };
}

export function freePort() {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

export function startBrowser() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

/** A fresh visitor. Whatever the page complains about under the production CSP fails the test. */
export async function visit(browser, server, viewport = phone, options = {}) {
	const context = await browser.newContext({ baseURL: server.origin, viewport, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.complaints = [];
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of (401|404|409|422)|net::ERR_|Not found: \/tidak-ada/.test(message.text()))
			page.complaints.push(message.text());
	});
	page.on('pageerror', (error) => page.complaints.push(String(error)));
	return page;
}

export async function signInEnumerator(page) {
	await page.goto('/masuk');
	await page.getByLabel('Nomor HP').fill(people.enumerator);
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill(PIN);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.waitForURL((url) => url.pathname !== '/masuk');
}

export async function signInOfficer(page, server, who = people.priceOfficer) {
	await page.goto('/masuk');
	await page.getByLabel('Nomor HP').fill(who);
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Masuk' }).click();
	const code = page.getByLabel('Kode sekali pakai');
	await code.waitFor();
	await code.fill(server.code(who));
	await page.getByRole('button', { name: 'Lanjut' }).click();
	await page.waitForURL((url) => url.pathname !== '/masuk');
}

export const signInAdmin = async (page, server) => signInOfficer(page, server, people.admin);
export const signInDpo = async (page, server) => signInOfficer(page, server, people.dpo);

/** Runs only after the screen's own text was asserted. */
export async function assertAccessible(page, where) {
	// What merely lies under the tab bar until one scrolls is no finding: let the bars flow.
	await page.evaluate(() => {
		for (const element of document.body.querySelectorAll('*')) {
			if (['fixed', 'sticky'].includes(getComputedStyle(element).position)) element.style.position = 'relative';
		}
	});
	await page.evaluate(axeSource);
	const { violations } = await page.evaluate(() =>
		globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
	);
	const words = violations.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => node.html).join('\n    ')}`);
	assert.deepEqual(words, [], where);
}

export async function assertNoSidewaysScroll(page, where) {
	const [inner, scroll] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
	assert.ok(scroll <= inner, `${where}: ${scroll} px wide in ${inner} px`);
}

/** The service worker takes the shell when the page has been quiet for a while. */
export async function untilShellIsKept(page, modules = []) {
	const list = JSON.parse(readFileSync(join(root, 'app/build/keep.json'), 'utf8'));
	const files = [...list.shell, ...modules.flatMap((name) => list.modules[name].files)];
	for (let tries = 0; ; tries++) {
		const missing = await page.evaluate(async (files) => {
			const shell = (await caches.keys()).find((name) => name.startsWith('kulit-'));
			const kept = shell ? (await (await caches.open(shell)).keys()).map(({ url }) => new URL(url).pathname) : [];
			return files.filter((file) => !kept.includes(file));
		}, files);
		if (missing.length === 0) return;
		assert.ok(tries < 60, `not kept: ${missing.join()}`);
		await page.waitForTimeout(500);
	}
}
