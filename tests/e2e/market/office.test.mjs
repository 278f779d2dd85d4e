// The officers' side by keyboard and with two officers at once: a decision that can be taken back
// and is never lost, a file that is tried before it is saved, a change of the pack seen at once.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
	assertAccessible,
	assertNoSidewaysScroll,
	desktop,
	phone,
	signInEnumerator,
	signInOfficer,
	startBrowser,
	startServer,
	visit,
} from '../harness.mjs';

let server;
let browser;
let officer;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
	await report('pasar-lasem', 'cabai-keriting', 51_000);
	await report('pasar-pamotan', 'cabai-keriting', 52_000);
	await report('pasar-sarang', 'cabai-keriting', 53_000);
	officer = await visit(browser, server, desktop);
	await signInOfficer(officer, server);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

/** A price that nothing can be compared with, so that it waits: sent by the enumerator. */
async function report(place, commodity, rupiah) {
	const page = await visit(browser, server, phone);
	await signInEnumerator(page);
	const status = await page.evaluate(
		async ([place, commodity, rupiah]) => {
			const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
			const hex = [...crypto.getRandomValues(new Uint8Array(16))];
			const now = Date.now();
			for (let at = 0; at < 6; at++) hex[at] = Math.floor(now / 256 ** (5 - at)) % 256;
			hex[6] = (hex[6] & 15) | 112;
			hex[8] = (hex[8] & 63) | 128;
			const key = hex
				.map((byte) => byte.toString(16).padStart(2, '0'))
				.join('')
				.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
			const answer = await fetch('/api/v1/market/prices', {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
				body: JSON.stringify({ place, commodity, level: 'retail', day, quotes: [rupiah, Math.round(rupiah * 2.2)], reason: 'quality' }),
			});
			return answer.status;
		},
		[place, commodity, rupiah],
	);
	assert.equal(status, 200, `${place} ${commodity}`);
	await page.context().close();
}

const state = (page, id) => page.evaluate(async (id) => (await (await fetch(`/api/v1/market/reports/${id}`)).json()).state, id);
const idOf = (page) => new URL(page.url()).pathname.split('/').at(-1);

async function openFirst() {
	await officer.goto('/kantor/harga');
	await officer.getByRole('link', { name: /Pasar/ }).first().waitFor();
	await officer.keyboard.press('j');
	await officer.keyboard.press('Enter');
	await officer.waitForURL(/\/kantor\/harga\/./);
	await officer.getByRole('button', { name: 'Konfirmasi' }).waitFor();
	return idOf(officer);
}

test('a price is decided by the keyboard alone, taken back, and decided again', async () => {
	const id = await openFirst();
	await officer.keyboard.press('a');
	await officer.getByText(/dikonfirmasi 10 detik lagi/).waitFor();
	assert.equal(await state(officer, id), 'held', 'nobody has read it yet');
	await officer.keyboard.press('u');
	await officer.getByText(/diurungkan/).waitFor();
	await new Promise((resolve) => setTimeout(resolve, 11_000));
	assert.equal(await state(officer, id), 'held', 'taken back is taken back');

	await officer.goto(`/kantor/harga/${id}`);
	await officer.getByRole('button', { name: 'Konfirmasi' }).waitFor();
	await officer.keyboard.press('a');
	await officer.getByText(/: dikonfirmasi\./).waitFor();
	assert.equal(await state(officer, id), 'accepted');
});

test('a decision outlives the page it was made on', async () => {
	const id = await openFirst();
	await officer.keyboard.press('r');
	await officer.keyboard.type('Ditanyakan lagi ke pedagang');
	await officer.getByRole('button', { name: 'Tolak laporan' }).click();
	await officer.getByText(/ditolak 10 detik lagi/).waitFor();
	await officer.reload();
	await officer.getByRole('heading', { name: 'Harga tertahan' }).waitFor();
	for (let tries = 0; (await state(officer, id)) !== 'rejected'; tries++) {
		assert.ok(tries < 50, 'the decision was lost with its page');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
});

test('who comes late is told who was faster', async () => {
	const id = await openFirst();
	// A colleague decides meanwhile, on another page of the same office.
	const colleague = await officer.context().newPage();
	await colleague.goto(`/kantor/harga/${id}`);
	await colleague.getByRole('button', { name: 'Konfirmasi' }).click();
	await colleague.getByText(/: dikonfirmasi\./).waitFor();
	await colleague.close();
	await officer.keyboard.press('a');
	await officer.getByText(/keputusan belum tersimpan/).waitFor();
	await officer.getByRole('button', { name: 'Lihat' }).click();
	await officer.getByText(/Sudah diubah Petugas Harga Contoh/).waitFor();
	await officer.getByText(/Tayang, Rp/).waitFor();
	await assertAccessible(officer, 'stale report');
});

test('filters stand in the address and the keys can be switched off', async () => {
	await officer.goto('/kantor/harga?keadaan=accepted');
	await officer.getByRole('link', { name: /Pasar/ }).first().waitFor();
	await officer.getByLabel('Pasar', { exact: true }).selectOption('');
	await officer.keyboard.press('Tab');
	await officer.getByRole('button', { name: 'Tombol pintas' }).click();
	await officer.getByRole('button', { name: 'Matikan tombol' }).click();
	await officer.keyboard.press('Escape');
	await officer.getByRole('heading', { name: 'Harga tertahan' }).focus();
	await officer.keyboard.press('j');
	assert.equal(await officer.evaluate(() => document.activeElement?.tagName), 'H1');
	await officer.getByRole('button', { name: 'Tombol pintas' }).click();
	await officer.getByRole('button', { name: 'Nyalakan tombol' }).click();
	await officer.keyboard.press('Escape');
	await officer.getByRole('link', { name: 'Hapus saringan' }).click();
	await officer.waitForURL(/\/kantor\/harga$/);
});

test('a market is assigned, and the enumerator sees the duty', async () => {
	await officer.goto('/kantor/penugasan');
	await officer
		.getByLabel('Pasar atau TPI')
		.selectOption({ label: 'Pasar Pandangan' })
		.catch(() => officer.getByLabel('Pasar atau TPI').selectOption({ index: 1 }));
	await officer.getByText('Enumerator Contoh').first().waitFor({ state: 'attached' });
	await officer.getByRole('button', { name: 'Tugaskan', exact: true }).click();
	await officer.getByText(/Enumerator Contoh bertugas di/).waitFor();
	await assertAccessible(officer, 'assignments');
	const enumerator = await visit(browser, server, phone);
	await signInEnumerator(enumerator);
	await enumerator.goto('/pasang-harga?pilih=1');
	await enumerator.getByText(/Tugas hari ini: 1 tempat/).waitFor();
	await assertNoSidewaysScroll(enumerator, 'duties');
	await assertAccessible(enumerator, 'duties');
	await enumerator.context().close();
	await officer.goto('/kantor');
	await officer
		.getByText(/0 dari \d+ harga masuk/)
		.first()
		.waitFor();
});

test('a file is tried before it is saved', async () => {
	const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
	const header = 'day,place,commodity,level,quote_1,quote_2,quote_3,status,reason';
	const file = (...rows) => ({ name: 'harga.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n')) });
	await officer.goto('/kantor/impor');
	await officer.getByRole('button', { name: 'Coba berkas' }).click();
	await officer.getByText('Pilih berkas dulu').first().waitFor();
	await officer
		.getByLabel('Berkas', { exact: true })
		.setInputFiles(file(`${day},pasar-ajaib,semen,retail,1,,,,`, `${day},pasar-lasem,semen,retail,,,,,`));
	await officer.getByRole('button', { name: 'Coba berkas' }).click();
	await officer
		.getByText(/2 baris perlu diperbaiki/)
		.first()
		.waitFor();
	await officer.getByText('Baris 2, kolom place, “pasar-ajaib”').waitFor();
	await officer.getByText('Tulis kode atau nama tempat yang ada di daftar kabupaten').waitFor();
	await assertAccessible(officer, 'a bad file');
	const [download] = await Promise.all([
		officer.waitForEvent('download'),
		officer.getByRole('button', { name: 'Unduh baris yang ditolak' }).click(),
	]);
	const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
	assert.equal(lines[0], `\ufeffBaris;Sebab ditolak;${header.replaceAll(',', ';')}`);
	assert.ok(lines[1].startsWith('2;') && lines[1].includes(`;${day};pasar-ajaib;semen;retail;1;`), lines[1]);
	const sheet = `Daftar harga;;;;\nTANGGAL;Pasar;Bahan;Harga;Keterangan\n${day.split('-').reverse().join('/')};Pasar Lasem;semen;-;habis\nCatatan: uji;;;;\n`;
	await officer
		.getByLabel('Berkas', { exact: true })
		.setInputFiles({ name: 'harga.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
	await officer.getByRole('button', { name: 'Coba berkas' }).click();
	await officer.getByText(/Berkas ini baik: 1 baris/).waitFor();
	await officer.getByText('Baris 4: Catatan: uji').waitFor();
	await officer.getByRole('button', { name: 'Simpan 1 baris' }).click();
	await officer.getByText('1 baris tersimpan.').waitFor();
});

test('a new ceiling is seen at once and goes when it is withdrawn', async () => {
	const guest = await visit(browser, server);
	const upper = () =>
		guest.evaluate(async () => (await (await fetch('/api/v1/market/commodities/beras-medium')).json()).price.reference.upper);
	await guest.goto('/pasar');
	const before = await upper();
	await officer.goto('/kantor/data');
	await officer.getByLabel('Komoditas', { exact: true }).selectOption('beras-medium');
	await officer.getByLabel('Batas atas').fill('1');
	await officer.getByLabel('Batas bawah').fill('2');
	await officer.getByLabel('Dasar aturan').fill('Keputusan uji');
	await officer.getByLabel(/Sumber/).fill('Surat uji');
	await officer.getByRole('button', { name: 'Simpan perubahan' }).click();
	await officer
		.getByText(/Batas bawah tidak boleh di atas batas atas/)
		.first()
		.waitFor();
	await officer.getByLabel('Batas bawah').fill('');
	await officer.getByLabel('Batas atas').fill('16250');
	await officer.getByRole('button', { name: 'Simpan perubahan' }).click();
	await officer.getByText(/Perubahan Beras medium tersimpan/).waitFor();
	assert.equal(await upper(), 16_250);
	await officer.getByRole('button', { name: /Cabut perubahan Beras medium/ }).click();
	await officer.getByRole('dialog').getByRole('button', { name: 'Cabut', exact: true }).click();
	await officer.getByText(/Perubahan Beras medium dicabut/).waitFor();
	assert.equal(await upper(), before);
	for (const page of [officer, guest]) assert.deepEqual(page.complaints, []);
	await guest.context().close();
});
