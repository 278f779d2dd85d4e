// What the app keeps on its device: sealed, through a kill, and gone when its owner says so.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { people, PIN, startBehindProxy } from '../harness.mjs';
import { startDevice } from './window.mjs';

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
	await window.go('/masuk');
	await window.fill('hp', people.enumerator);
	await window.fill('rahasia', PIN);
	await window.press('Masuk');
	await window.until('signed in', async () => (await window.path()) !== '/masuk');
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
