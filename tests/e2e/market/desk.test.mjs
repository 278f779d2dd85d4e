// What an officer meets at the desk: the rule's warning at the field, two officers for a price
// beyond the limits, many confirmed at once, and nothing that outlives its officer's session.
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import {
	assertAccessible,
	assertNoSidewaysScroll,
	desktop,
	phone,
	signInAdmin,
	signInDpo,
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
	const page = await visit(browser, server, phone);
	await signInEnumerator(page);
	for (const [place, rupiah] of [
		['pasar-pandangan', 51_000],
		['pasar-pamotan', 52_000],
		['pasar-sarang', 53_000],
		['pasar-tegaldowo', 54_000],
		['pasar-kragan', 55_000],
		['pasar-sulang', 56_000],
	])
		await report(page, place, rupiah);
	await page.context().close();
	officer = await visit(browser, server, desktop);
	await signInOfficer(officer, server);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

/** A price with so wide a spread that it waits. */
async function report(page, place, rupiah) {
	const answer = await page.evaluate(
		async ([place, rupiah]) => {
			const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
			const stamp = Date.now().toString(16).padStart(12, '0');
			const key = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${crypto.randomUUID().slice(15)}`;
			const body = {
				place,
				commodity: 'cabai-keriting',
				level: 'retail',
				day,
				quotes: [rupiah, Math.round(rupiah * 2.2)],
				reason: 'quality',
			};
			const answer = await fetch('/api/v1/market/prices', {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
				body: JSON.stringify(body),
			});
			return [answer.status, await answer.text()];
		},
		[place, rupiah],
	);
	assert.equal(answer[0], 200, `${place}: ${answer[1]}`);
}

const read = (page, id) => page.evaluate(async (id) => (await fetch(`/api/v1/market/reports/${id}`)).json(), id);
const idOf = (page) => new URL(page.url()).pathname.split('/').at(-1);
const openReport = async (page, place) => {
	await page.goto('/kantor/harga');
	await page.getByRole('link', { name: new RegExp(`Cabai keriting ${place}`) }).click();
	await page.waitForURL(/\/kantor\/harga\/./);
	await page.getByRole('button', { name: 'Koreksi' }).waitFor();
	return idOf(page);
};
async function untilState(page, id, wanted) {
	for (let tries = 0; (await read(page, id)).state !== wanted; tries++) {
		assert.ok(tries < 150, `never ${wanted}`);
		await page.waitForTimeout(100);
	}
}

test('each office finds its own desk, and the way to it', async () => {
	await officer.goto('/akun');
	await officer.getByRole('link', { name: 'Kantor' }).click();
	await officer.getByRole('heading', { name: 'Beranda kerja' }).waitFor();
	await officer.getByText(/Dari \d+ tempat/).waitFor();
	for (const [signIn, text] of [
		[signInAdmin, 'Petugas Harga Contoh'],
		[signInDpo, 'Permintaan'],
	]) {
		const page = await visit(browser, server, phone);
		await signIn(page, server);
		await page.goto('/kantor');
		await page.getByText(text).first().waitFor();
		assert.notEqual(new URL(page.url()).pathname, '/kantor');
		await page.context().close();
	}
});

test('a nought too many is warned of at the field, and then waits for a second officer', async () => {
	const id = await openReport(officer, 'Pasar Pandangan');
	await officer.keyboard.press('c');
	await officer.getByLabel('Pedagang 1').waitFor();
	await officer.waitForTimeout(100);
	await officer.keyboard.type('865000');
	assert.equal(await officer.getByLabel('Pedagang 1').inputValue(), '865.000', 'digits take the place of what stood there');
	await officer.getByLabel('Pedagang 2').fill('865000');
	await officer
		.getByText(/Cek satuan atau nol berlebih/)
		.first()
		.waitFor();
	await officer.getByLabel('Dari mana angka ini?').fill('Ditelepon ulang');
	await officer.getByRole('button', { name: 'Setuju, teruskan ke petugas kedua' }).click();
	await officer.getByText(/Ada 1 isian/).waitFor();
	await assertAccessible(officer, 'correction beyond the limits');
	await officer.getByLabel(/Harga ini memang benar/).check();
	await officer.getByRole('button', { name: 'Setuju, teruskan ke petugas kedua' }).click();
	await officer.getByText(/diteruskan ke petugas kedua/).waitFor();
	await officer.getByText(/menunggu petugas kedua. Belum tayang/).waitFor();
	assert.equal((await read(officer, id)).second_eyes, 'after_you');
	await officer.goto(`/kantor/harga/${id}`);
	await officer.getByText(/Anda sudah setuju/).waitFor();
	assert.equal(await officer.getByRole('button', { name: 'Konfirmasi', exact: true }).count(), 0);
	const second = await secondOfficer();
	await second.goto(`/kantor/harga/${id}`);
	await second.getByText(/sudah setuju. Bila Anda juga setuju/).waitFor();
	await second.getByRole('button', { name: 'Konfirmasi', exact: true }).click();
	await untilState(second, id, 'accepted');
	await second.context().close();
});

/** RFC 6238 for an authenticator that is only this test's. */
function codeOf(url) {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...new URL(url).searchParams.get('secret')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const hash = createHmac('sha1', secret).update(step).digest();
	return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A colleague of the demo officer's, who signs in for the first time. */
async function secondOfficer() {
	const number = '089900000088';
	const made = server.add(number, 'price_officer');
	const page = await visit(browser, server, desktop);
	await page.goto('/masuk');
	await page.getByLabel('Nomor HP').fill(number);
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill(made.password);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.getByLabel('Kode sekali pakai').fill(codeOf(made.totp_url ?? made.totp ?? made.otpauth));
	await page.getByRole('button', { name: 'Lanjut' }).click();
	await page.waitForURL((url) => url.pathname !== '/masuk');
	return page;
}

test('many are confirmed at once, each on its own', async () => {
	await officer.goto('/kantor/harga');
	await officer.getByRole('checkbox', { name: 'Pilih Cabai keriting, Pasar Tegaldowo' }).check();
	await officer.getByRole('checkbox', { name: 'Pilih Cabai keriting, Pasar Kragan' }).check();
	await officer.getByText('2 dipilih').waitFor();
	await assertAccessible(officer, 'chosen reports');
	const [tegaldowo, kragan] = await Promise.all(
		['Tegaldowo', 'Kragan'].map((place) => officer.getByRole('link', { name: new RegExp(`Pasar ${place}`) }).getAttribute('href')),
	);
	// A colleague was faster with one of them.
	const colleague = await officer.context().newPage();
	await colleague.goto(tegaldowo);
	await colleague.getByRole('button', { name: 'Tolak', exact: true }).click();
	await colleague.getByLabel('Mengapa ditolak?').fill('Salah satuan');
	await colleague.getByRole('button', { name: 'Tolak laporan' }).click();
	await untilState(officer, tegaldowo.split('/').at(-1), 'rejected');
	await colleague.close();
	await officer.getByRole('button', { name: 'Konfirmasi 2 laporan' }).click();
	await officer.getByRole('dialog').getByRole('button', { name: 'Konfirmasi 2 laporan' }).click();
	await officer.getByText('1 laporan belum dikonfirmasi').waitFor();
	await officer.getByText(/Petugas lain lebih dulu/).waitFor();
	assert.equal((await read(officer, kragan.split('/').at(-1))).state, 'accepted');
	assert.equal((await read(officer, tegaldowo.split('/').at(-1))).state, 'rejected');
});

test('a toast that ends under the mouse holds back no decision', async () => {
	const first = await openReport(officer, 'Pasar Pamotan');
	await officer.keyboard.press('a');
	await officer.getByText(/: dikonfirmasi\./).hover({ timeout: 20_000 });
	await officer.getByText(/: dikonfirmasi\./).waitFor({ state: 'detached' });
	assert.equal((await read(officer, first)).state, 'accepted');
	const second = await openReport(officer, 'Pasar Sarang');
	await officer.keyboard.press('a');
	await untilState(officer, second, 'accepted');
});

test('what waits does not go out under the next officer', async () => {
	const id = await openReport(officer, 'Pasar Sulang');
	await officer.keyboard.press('a');
	await officer.getByText(/akan dikonfirmasi 10 detik lagi/).waitFor();
	// Within the ten seconds and without leaving the page.
	await officer.getByRole('link', { name: 'Petugas Harga Contoh' }).click();
	await officer.getByRole('button', { name: 'Keluar' }).click();
	await officer.getByRole('link', { name: 'Masuk', exact: true }).first().waitFor();
	await officer.getByText(/akan dikonfirmasi/).waitFor({ state: 'detached' });
	await signInAdmin(officer, server);
	await officer.waitForTimeout(11_000);
	const kept = await officer.evaluate(() => sessionStorage.getItem('keputusan'));
	assert.ok(kept.includes(id) && !kept.includes('Enumerator Contoh'), 'kept for its own officer, without a reporter’s name');
	const check = await visit(browser, server, phone);
	await signInEnumerator(check);
	assert.equal((await read(check, id)).state, 'held');
	await assertNoSidewaysScroll(check, 'my own');
	await check.context().close();
	assert.deepEqual(officer.complaints, []);
});
