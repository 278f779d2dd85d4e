// A link from a message, from the resident who doubts it to the editor who lists it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, phone, startBrowser, startServer, visit } from '../harness.mjs';
import { signInEditor } from './editor.mjs';

let server;
let browser;
/** Signed in once: a one-time code counts once. */
let editor;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
	editor = await visit(browser, server, desktop);
	await signInEditor(editor, server);
});
after(async () => {
	await browser?.close();
	assert.equal(await server?.stop(), 0, 'SIGTERM ends the server cleanly');
});

async function check(page, text) {
	await page.getByLabel('Alamat atau pesan').fill(text);
	await page.getByRole('button', { name: 'Cek', exact: true }).click();
}

test('a message is pasted, judged and reported; the editor lists it, and then everybody is warned', async () => {
	const guest = await visit(browser, server);
	await guest.goto('/');
	// The demonstration's warning stands on the first screen and leads to the check.
	await guest.getByRole('link', { name: 'Cek tautan' }).first().click();
	const message = 'Selamat! Klaim bansos di https://klaim-hadiah.example/isi?nik=3317 sekarang';
	await check(guest, message);
	await guest.getByText('Tidak dikenal').waitFor();
	await guest.getByText('klaim, hadiah').waitFor();
	await guest.getByRole('button', { name: 'Laporkan ke petugas' }).click();
	await guest.getByText('Terima kasih. Petugas akan memeriksanya.').waitFor();

	await editor.goto('/kantor/tautan');
	await editor.getByText('klaim-hadiah.example/isi').waitFor();
	await editor.getByRole('button', { name: 'Putuskan: klaim-hadiah.example/isi' }).click();
	// A decision without a word of why stays in the form.
	await editor.getByRole('button', { name: 'Seluruh situs berbahaya' }).click();
	await editor.getByText('3 sampai 300 huruf').last().waitFor();
	await editor.getByLabel('Dasar keputusan').fill('Meminta NIK');
	await editor.getByRole('button', { name: 'Seluruh situs berbahaya' }).click();
	await editor.getByText('Tidak ada laporan yang menunggu').waitFor();
	await check(guest, 'klaim-hadiah.example');
	await guest.getByText('Berbahaya. Jangan dibuka').waitFor();

	// A new warning is on the first screen, and gone when it is taken back.
	await editor.goto('/kantor/tautan?tampil=peringatan');
	await editor.getByLabel('Judul').fill('Tautan klaim hadiah palsu');
	await editor.getByLabel('Isi peringatan').fill('Jangan isi NIK di klaim-hadiah.example.');
	await editor.getByRole('button', { name: 'Beri peringatan' }).click();
	await editor.getByRole('button', { name: 'Cabut peringatan 2' }).waitFor();
	await guest.goto('/');
	await guest.getByText('Tautan klaim hadiah palsu').waitFor();
	await editor.getByRole('button', { name: 'Cabut peringatan 2' }).click();
	await editor.getByText('Peringatan dicabut').waitFor();
	assert.equal(await editor.getByText('Tautan klaim hadiah palsu').count(), 0);
	assert.deepEqual([guest.complaints, editor.complaints], [[], []]);
	await guest.context().close();
});

test('what is no address, and what is not to be opened, says so and offers nothing to open', async () => {
	const page = await visit(browser, server, phone);
	await page.goto('/tautan');
	for (const [text, words] of [
		['', 'Tempel dulu alamatnya'],
		['halo pak lurah', 'Di sini tidak ada alamat'],
		['javascript:alert(1)', 'Ini bukan alamat halaman'],
		['tel:08123456789', 'Ini bukan alamat halaman'],
		['satu.example dan dua.example https://a.example https://b.example', 'Ada lebih dari satu alamat'],
		['x'.repeat(4096), 'Terlalu panjang'],
	]) {
		await check(page, text);
		await page.getByText(words).waitFor();
	}
	await check(page, 'https://rembangkab.go.id.bansos-cair.web.app/');
	await page.getByText('Pemilik sebenarnya bansos-cair.web.app, bukan rembangkab.go.id.').waitFor();
	assert.equal(await page.getByRole('link', { name: /^Buka/ }).count(), 0);
	await check(page, 'https://cctv.rembangkab.go.id/apa?x=1');
	assert.equal(await page.getByRole('link', { name: 'Buka cctv.rembangkab.go.id' }).getAttribute('href'), 'https://cctv.rembangkab.go.id/');
	await check(page, 'https://dinkes.rembangkab.go.id/pindah?ke=https://jahat.example/');
	await page.getByText('Resmi, tetapi memuat alamat lain: jahat.example').waitFor();
	// Without a signal nothing is promised, and what was typed stays.
	await page.context().setOffline(true);
	await check(page, 'https://lain.example/');
	await page.getByText('Jangan dibuka dulu').waitFor();
	assert.equal(await page.getByLabel('Alamat atau pesan').inputValue(), 'https://lain.example/');
	await page.context().close();
});

test('a device that was made ready judges without a signal, by the signed lists and by no others', async () => {
	const page = await visit(browser, server, phone);
	await page.goto('/tautan');
	await page.getByRole('button', { name: /Siapkan untuk tanpa sinyal/ }).click();
	await page.getByText(/^Siap\./).waitFor();
	await page.context().setOffline(true);
	await check(page, 'https://rembangkab.go.id.bansos-cair.web.app/');
	await page.getByText('dinilai dengan daftar yang tersimpan').waitFor();
	await page.getByText('Mirip alamat resmi. Jangan dibuka').waitFor();
	// Somebody puts a host of theirs among the kept ones: then nothing is judged by them.
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				if (!request.url.includes('/links/lists')) continue;
				const kept = await cache.match(request);
				const text = (await kept.text()).replace('"cctv.rembangkab.go.id"', '"jahat.example"');
				await cache.put(request, new Response(text, { headers: kept.headers }));
			}
		}
	});
	await check(page, 'https://jahat.example/');
	await page.getByText('Jangan dibuka dulu').waitFor();
	assert.equal(await page.getByText('Resmi', { exact: true }).count(), 0);
	await page.context().close();
});

test('an official host is marked as troubled with a reason, and everybody sees it at once', async () => {
	await editor.setViewportSize(phone);
	await editor.goto('/kantor/tautan?tampil=resmi');
	await editor.getByRole('button', { name: 'Ubah data.rembangkab.go.id' }).click();
	const dialog = editor.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Ubah', exact: true }).click();
	await dialog.getByText('3 sampai 300 huruf').last().waitFor();
	await dialog.getByText('Tandai bermasalah').click();
	await dialog.getByLabel('Dasar').fill('Diretas, contoh');
	await dialog.getByRole('button', { name: 'Ubah', exact: true }).click();
	await editor.getByText('Daftar diperbarui').waitFor();
	const guest = await visit(browser, server);
	await guest.goto('/tautan?alamat=data.rembangkab.go.id');
	await guest.getByText('Resmi, tetapi sedang bermasalah').waitFor();
	assert.deepEqual([guest.complaints, editor.complaints], [[], []]);
	await guest.context().close();
});
