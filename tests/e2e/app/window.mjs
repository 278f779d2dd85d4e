// The app's real window, driven by WebDriver: its program as it was built, a home folder of its own, and
// the W3C protocol by hand, which needs no client package.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import assert from 'node:assert/strict';
import { freePort, people, PIN, root } from '../harness.mjs';

const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
/** Which one; the package's is measured by tests/bench. */
const program = process.env.REMBANG_APP ?? join(target, 'debug/rembang-app');
const driver = join(target, 'tools/bin/tauri-driver');
/** As the protocol names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 20_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A device: its home folder, and the driver that opens windows in it. `origin` is the server it was
 * told to speak to. */
export async function startDevice(origin) {
	const home = mkdtempSync(join(tmpdir(), 'rembang-app-'));
	const config = join(home, '.config/id.rembang.gemilang');
	mkdirSync(config, { recursive: true });
	writeFileSync(join(config, 'server'), origin);
	// What leaves the window is written down instead of opened.
	const bin = join(home, 'bin');
	mkdirSync(bin);
	writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${home}/opened'\n`);
	chmodSync(join(bin, 'xdg-open'), 0o755);

	const [port, native] = [await freePort(), await freePort()];
	const { XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, ...others } = process.env;
	const env = { ...others, HOME: home, PATH: `${bin}:${process.env.PATH}` };
	const child = spawn(driver, ['--port', String(port), '--native-port', String(native)], { env, stdio: 'ignore', detached: true });
	const address = `http://127.0.0.1:${port}`;
	for (let tries = 0; !(await fetch(`${address}/status`).catch(() => undefined))?.ok; tries++) {
		assert.ok(tries < 100 && child.exitCode === null, 'tauri-driver does not start');
		await pause(100);
	}
	let last;
	return {
		/** One at a time: what a test that failed has left open is closed. */
		open: async () => {
			await last?.quit().catch(() => undefined);
			return (last = await openWindow(address));
		},
		/** A link that was followed in another program: the system starts the app with it. */
		follow: (link) => spawn(program, [link], { env, stdio: 'ignore' }),
		home,
		/** Its programs that run now: the app, and the web view's. */
		processes: () => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && homeOf(pid) === home),
		/** As when the battery is taken out: no word to the program. */
		kill() {
			const mine = this.processes().filter((pid) => programOf(pid) === program);
			assert.ok(mine.length > 0, 'no window is open');
			for (const pid of mine) process.kill(Number(pid), 'SIGKILL');
		},
		/** The addresses that were handed to the system's browser. */
		opened: () => (existsSync(join(home, 'opened')) ? readFileSync(join(home, 'opened'), 'utf8').trim().split('\n') : []),
		stop() {
			process.kill(-child.pid);
			rmSync(home, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

const programOf = (pid) => {
	try {
		return readlinkSync(`/proc/${pid}/exe`);
	} catch {
		return undefined;
	}
};
function homeOf(pid) {
	try {
		const all = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
		return all.find((line) => line.startsWith('HOME='))?.slice(5);
	} catch {
		return undefined; // Somebody else's, or gone.
	}
}

async function openWindow(address) {
	async function ask(method, path, body) {
		const answer = await fetch(address + path, { method, body: body && JSON.stringify(body) });
		const { value } = await answer.json();
		if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
		return value;
	}
	const capabilities = { alwaysMatch: { browserName: 'wry', 'tauri:options': { application: program } } };
	const { sessionId } = await ask('POST', '/session', { capabilities });
	const at = `/session/${sessionId}`;
	const find = async (using, value) => (await ask('POST', `${at}/elements`, { using, value })).map((found) => found[ELEMENT]);

	async function until(what, look) {
		for (const end = Date.now() + PATIENCE; ; await pause(150)) {
			const found = await look();
			if (found) return found;
			if (Date.now() < end) continue;
			throw new Error(`not there: ${what}\n${await window.text()}`);
		}
	}
	const element = (xpath) => until(xpath, async () => (await find('xpath', xpath))[0]);
	const window = {
		run: (script, ...args) => ask('POST', `${at}/execute/sync`, { script, args }),
		runAsync: (script, ...args) => ask('POST', `${at}/execute/async`, { script, args }),
		path: () => window.run('return location.pathname + location.search'),
		text: () => window.run('return document.body.innerText'),
		go: (path) => ask('POST', `${at}/url`, { url: `tauri://localhost${path}` }),
		/** Waits for a text, or for what a pattern describes. */
		see: (wanted) =>
			until(wanted, async () => (wanted instanceof RegExp ? wanted.test(await window.text()) : (await window.text()).includes(wanted))),
		/** A button or link, by what it says or begins with. */
		press: async (name) => {
			const quoted = `"${name}"`;
			const words = `normalize-space(.)=${quoted} or starts-with(normalize-space(.), ${quoted}) or @aria-label=${quoted}`;
			await until(`${name}, to be pressed`, async () => {
				const found = await element(`(//button|//a)[${words}]`);
				// Away from the bars at the edges. A screen that is still filling moves it under the pointer.
				const place = () =>
					window.run(`arguments[0].scrollIntoView({ block: 'center' }); return arguments[0].getBoundingClientRect().y + scrollY`, {
						[ELEMENT]: found,
					});
				const before = await place();
				await pause(200);
				if ((await place()) !== before) return undefined;
				const clicked = ask('POST', `${at}/element/${found}/click`, {}).then(() => true);
				return clicked.catch((error) => {
					if (!/intercepted|stale/.test(error.message)) throw error;
				});
			});
		},
		fill: async (id, text) => {
			const found = await element(`//*[@id="${id}"]`);
			await ask('POST', `${at}/element/${found}/clear`, {});
			await ask('POST', `${at}/element/${found}/value`, { text });
		},
		until,
		picture: async (file) => writeFileSync(file, Buffer.from(await ask('GET', `${at}/screenshot`), 'base64')),
		quit: () => ask('DELETE', at),
	};
	return window;
}

/** As an enumerator. */
export async function signIn(window) {
	await window.go('/masuk');
	await window.fill('hp', people.enumerator);
	await window.fill('rahasia', PIN);
	await window.press('Masuk');
	await window.until('signed in', async () => (await window.path()) !== '/masuk');
}
