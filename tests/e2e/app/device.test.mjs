// What the app keeps on its device: sealed, through a kill, and gone when its owner says so.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { people, PIN, startBehindProxy } from '../harness.mjs';
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

const form = '/pasang-harga?tempat=pasar-sulang';

/** Every byte of every file below a folder. */
const bytesIn = (folder) =>
	Buffer.concat(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((it) => it.isFile())
			.map((it) => readFileSync(join(it.parentPath, it.name))),
	);

test('what is typed outlives a kill, unread by whoever opens the folder, until it is erased', async () => {
	let window = await device.open();
	await signIn(window);
	await window.go(form);
	await window.press('Mulai:');
	await window.fill('harga-1', '15321');
	// The disk takes a moment; a person has not yet looked up by then.
	await new Promise((resolve) => setTimeout(resolve, 500));
	device.kill();

	const kept = bytesIn(device.home);
	assert.ok(kept.length > 100_000);
	for (const secret of ['15321', '15.321', 'draf:', 'pasar-sulang', people.enumerator.slice(1)]) {
		// The web view's own notes are UTF-16.
		for (const text of [Buffer.from(secret), Buffer.from(secret, 'utf16le')])
			assert.equal(kept.includes(text), false, `${secret} can be read`);
	}

	window = await device.open();
	await window.go('/kiriman');
	await window.see('Draf');
	await window.press('Lanjutkan');
	await window.until('the price', async () => (await window.run(`return document.getElementById('harga-1')?.value`)) === '15.321');

	await window.go('/akun');
	await window.press('Perangkat ini');
	await window.see('0 kiriman belum sampai');
	await window.press('Hapus data perangkat ini');
	await window.see('Hapus semua data di perangkat ini?');
	await window.run(`document.querySelector('dialog[open] button').click()`);
	await window.see('Data perangkat ini sudah dihapus.');
	await window.go('/akun');
	await window.see('Masuk');
	await window.quit();
});

test('what the server refuses says why, and outlives the end of the device', async () => {
	const direct = await session();
	const window = await device.open();
	await signIn(window);
	await window.go('/pasang-harga?tempat=pasar-sumber');
	await window.see(/\d+ dari \d+ bahan terkirim/);
	server.down();
	await window.press('Lanjut:');
	await window.see('Pedagang 1');
	const [, bahan] = (await window.run('return location.search')).match(/bahan=([^&]+)/);
	await window.fill('harga-1', '15100');
	await window.press('Kirim dan lanjut');
	await window.see('tersimpan, belum terkirim');
	// Meanwhile the same was reported from another device.
	const body = { place: 'pasar-sumber', commodity: bahan, level: 'retail', day: today(), quotes: [15000], status: null, reason: null };
	assert.equal((await direct('POST', '/market/prices', body)).status, 200);
	await server.up();
	await window.go('/kiriman');
	await window.see('Perlu Anda');
	await window.see('sudah dilaporkan');
	await window.see('Rp15.100');

	// The device is ended from the other one. What it may no longer read goes, what its owner wrote stays.
	const { items } = await (await direct('GET', '/identity/devices')).json();
	const mine = items.find((one) => !one.current);
	assert.equal((await direct('DELETE', `/identity/devices/${mine.id}`)).status, 200);
	await window.go('/akun');
	await window.see('Sesi Anda berakhir');
	await window.go('/kiriman');
	await window.see('Rp15.100');
	await window.press('Hapus');
	await window.see('Isinya hilang dari HP ini');
	await window.run(`document.querySelector('dialog[open] button').click()`);
	await window.see('Belum ada kiriman');
	await window.quit();
});

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The same person without the app. */
async function session() {
	const ask = (method, path, body, token) =>
		fetch(`${server.direct}/api/v1${path}`, {
			method,
			headers: {
				...(token ? { authorization: `Bearer ${token}` } : {}),
				...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
				...(body ? { 'content-type': 'application/json' } : {}),
			},
			body: body && JSON.stringify(body),
		});
	const answer = await ask('POST', '/identity/sessions', {
		phone: people.enumerator,
		secret: PIN,
		totp: null,
		client: 'app',
		device: null,
		device_label: 'uji',
	});
	const { tokens } = await answer.json();
	return (method, path, body) => ask(method, path, body, tokens.access);
}
