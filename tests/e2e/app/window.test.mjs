// The app in its real window: what only it can do. Everything that it shares with the portal is tried
// there.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { people, PIN, signInEnumerator, startBehindProxy } from '../harness.mjs';
import { screens } from '../modules.mjs';
import { signIn, startDevice } from './window.mjs';

let server;
let device;
before(async () => {
	server = await startBehindProxy();
	device = await startDevice(server.origin);
});
after(async () => {
	device?.stop();
	await server?.stop();
});

const place = 'pasar-sulang';

/** What the server has of this place, asked without the app. */
async function reports() {
	const key = crypto.randomUUID();
	const body = { phone: people.enumerator, secret: PIN, totp: null, client: 'app', device: null, device_label: 'uji' };
	const session = await fetch(`${server.direct}/api/v1/identity/sessions`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': key },
		body: JSON.stringify(body),
	});
	const { tokens } = await session.json();
	const answer = await fetch(`${server.direct}/api/v1/market/reports/mine?limit=100`, {
		headers: { authorization: `Bearer ${tokens.access}` },
	});
	return (await answer.json()).items.filter((one) => one.place === place).map((one) => one.quotes.join());
}

test('a price posted without a signal outlives the app, and the server has it once', async () => {
	let window = await device.open();
	await window.see('Mau mengurus apa?');
	assert.equal(await window.run(`return document.querySelector('[aria-current]').innerText`), 'Beranda');
	await signIn(window);
	await window.go(`/pasang-harga?tempat=${place}`);
	await window.see(/0 dari \d+ bahan terkirim/);

	server.down();
	await window.press('Mulai:');
	await window.fill('harga-1', '15000');
	await window.press('Kirim dan lanjut');
	await window.see('tersimpan, belum terkirim');
	await window.go('/kiriman');
	await window.see('1 kiriman belum sampai.');
	await window.see('Siap kirim');
	await window.quit();

	// Started again, still without a signal.
	window = await device.open();
	await window.go('/kiriman');
	await window.see('1 kiriman belum sampai.');
	await window.see('Rp15.000');
	await window.see('Luring. 1 menunggu di HP ini');
	assert.deepEqual(await reports(), []);

	await server.up();
	await window.press('Kirim sekarang');
	await window.see('Diterima');
	await window.see(/Terkirim \d/);
	assert.deepEqual(await reports(), ['15000']);
	// The form knows of it too.
	await window.go(`/pasang-harga?tempat=${place}`);
	await window.see(/1 dari \d+ bahan terkirim/);
	assert.deepEqual(await reports(), ['15000']);
	await window.quit();
});

test('no screen gets a token, and nothing but our screens gets into the window', async () => {
	const window = await device.open();
	await window.go('/masuk');
	const said = await window.runAsync(
		`const [phone, secret, done] = arguments;
		const body = { phone, secret, totp: null, client: 'app', device: null, device_label: 'uji' };
		__TAURI_INTERNALS__.invoke('call', { question: { row: 'POST /identity/sessions', params: null, body } }).then(done, done);`,
		people.enumerator,
		PIN,
	);
	assert.equal(said.me.roles[0].role, 'enumerator');
	assert.equal(said.tokens, null);
	// Signed in all the same: the engine has them.
	await window.go('/pasang-harga');
	await window.see('Pasar Sulang');

	const outcome = (script) => window.runAsync(`const done = arguments[0]; ${script}`);
	assert.match(await outcome(`try { eval('1'); done('ran'); } catch (error) { done(String(error)); }`), /EvalError/);
	assert.equal(await outcome(`fetch('${server.direct}/ready').then(() => done('asked'), () => done('refused'))`), 'refused');
	assert.match(
		await outcome(`__TAURI_INTERNALS__.invoke('plugin:opener|open_path', { path: '/' }).then(done, (why) => done(String(why)))`),
		/not allowed/,
	);

	const path = await window.path();
	await window.run(`location.href = 'https://example.org/harga'`);
	await window.until('the link in the browser', () => device.opened().includes('https://example.org/harga'));
	await window.run(`location.href = 'file:///etc/hostname'`);
	await window.run(
		`document.body.prepend(Object.assign(document.createElement('a'), { href: 'https://example.org/baru', target: '_blank', textContent: 'Ke luar' }))`,
	);
	await window.press('Ke luar');
	await window.until('the new window in the browser', () => device.opened().includes('https://example.org/baru'));
	assert.equal(await window.path(), path);
	assert.deepEqual(device.opened(), ['https://example.org/harga', 'https://example.org/baru']);
	await window.quit();
});

test('a link opens its screen', async () => {
	const window = await device.open();
	await window.see('Mau mengurus apa?');
	device.follow('rembang://pasar?tingkat=producer');
	await window.until('the screen of the link', async () => (await window.path()) === '/pasar?tingkat=producer');
	await window.quit();
});

test('screens open here too, and none complains', async () => {
	// A device of its own: nobody has been here.
	const device = await startDevice(server.origin);
	const window = await device.open();
	await window.see('Mau mengurus apa?');
	const follow = (path) =>
		window.run(
			`const link = Object.assign(document.createElement('a'), { href: arguments[0] });
			document.body.append(link);
			link.click();
			link.remove();`,
			path,
		);
	/** From screen to screen, as links lead: a page loaded anew would forget what was complained of. */
	async function openAll(some) {
		await window.run(`
			globalThis.complaints = [];
			const keep = (...words) => complaints.push(words.map(String).join(' '));
			console.error = keep;
			addEventListener('error', (event) => keep(event.message));
			addEventListener('unhandledrejection', (event) => keep(event.reason));
			addEventListener('securitypolicyviolation', (event) => keep('CSP', event.violatedDirective, event.blockedURI));`);
		for (const { name, path, text } of some) {
			// The same screen reads its address once; whoever comes from elsewhere opens it anew.
			await follow('/layanan');
			await window.see('Layanan');
			await follow(path);
			await window.see(inTheApp[name] ?? text);
			assert.deepEqual(await window.run('return globalThis.complaints'), [], name);
		}
		return some.length;
	}
	/** What these say here, or show, instead. */
	const inTheApp = { beranda: 'Mau mengurus apa?', kiriman: 'Belum ada kiriman', perangkat: 'belum sampai' };
	// Nowhere is asked for anew, as a page.
	const plain = screens.filter(({ prepare, name }) => !prepare && name !== '404');
	let opened = await openAll(plain.filter(({ as }) => !as));
	await signIn(window);
	opened += await openAll(plain.filter(({ as }) => as === signInEnumerator));
	assert.ok(opened >= 30, `only ${opened} screens`);
	await window.quit();
	device.stop();
});
