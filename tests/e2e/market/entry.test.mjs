// Farmers and enumerators at work, as they are: on a phone, with and without a signal, and with
// accounts that the office made through its own screens. Taps are counted where they were promised.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import {
	assertAccessible,
	assertNoSidewaysScroll,
	desktop,
	phone,
	PIN,
	signInAdmin,
	signInEnumerator,
	startBrowser,
	startServer,
	untilShellIsKept,
	visit,
} from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

const FARMER = '089911110001';
const heading = (page, name) => page.getByRole('heading', { level: 2, name, exact: true });
const send = (page) => page.getByRole('button', { name: 'Kirim dan lanjut' });
const field = (page, n) => page.locator(`#harga-${n}`);

/** What the browser posts, by idempotency key, and what the server has in the end. */
function posts(page) {
	const keys = [];
	page.on('request', (request) => {
		if (request.method() === 'POST' && request.url().endsWith('/api/v1/market/prices')) keys.push(request.headers()['idempotency-key']);
	});
	return keys;
}
const mine = (page) =>
	page.evaluate(async () =>
		(await (await fetch('/api/v1/market/reports/mine?limit=100')).json()).items.map(
			(one) => `${one.place} ${one.commodity} ${one.quotes.join(',')}`,
		),
	);

async function signIn(page, number, secret = PIN) {
	await page.goto('/masuk');
	await page.getByLabel('Nomor HP').fill(number);
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill(secret);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.waitForURL((url) => url.pathname !== '/masuk');
}

test('an administrator gives a village, found by typing, and its farmer posts from it', async () => {
	const admin = await visit(browser, server, desktop);
	await signInAdmin(admin, server);
	await admin.goto('/kantor/orang');
	await admin.getByLabel('Cari orang').fill(FARMER);
	await admin.getByLabel('Cari orang').press('Enter');
	await admin.getByLabel('Nama orang ini').fill('Bu Tani Contoh');
	await admin.getByLabel('Nama orang ini').press('Enter');
	const code = (await admin.locator('.slip .code').innerText()).trim();
	await admin.getByRole('button', { name: 'Beri tugas' }).click();
	await admin.locator('#tugas-peran').selectOption({ label: 'Petani' });
	await admin.getByLabel('Dasar tugas').fill('Surat uji');
	await admin.getByRole('button', { name: 'Beri tugas' }).click();
	// No area is taken over unsaid.
	await admin.getByText('Pilih wilayahnya').first().waitFor();
	const area = admin.locator('#tugas-wilayah');
	await area.fill('qqq');
	await admin.getByText('Tidak ada yang cocok').waitFor();
	// Two villages share this name; both are told apart by their kecamatan.
	await area.fill('sidorejo');
	assert.deepEqual(await admin.getByRole('option', { name: /Sidorejo/ }).allInnerTexts(), [
		'Desa Sidorejo, Sedan',
		'Desa Sidorejo, Pamotan',
	]);
	await assertAccessible(admin, 'grant form');
	await area.press('Enter');
	assert.equal(await area.inputValue(), 'Desa Sidorejo, Sedan');
	await area.fill('sidorejo');
	await area.press('ArrowDown');
	await area.press('Enter');
	assert.equal(await area.inputValue(), 'Desa Sidorejo, Pamotan');
	await area.fill('sidorejo pam');
	await area.press('Enter');
	assert.equal(await area.inputValue(), 'Desa Sidorejo, Pamotan');
	await admin.getByRole('button', { name: 'Beri tugas' }).click();
	await admin
		.getByText(/Desa Sidorejo, Pamotan/)
		.first()
		.waitFor();

	const farmer = await visit(browser, server);
	await farmer.goto('/aktivasi');
	await farmer.getByLabel('Nomor HP').fill(FARMER);
	await farmer.getByLabel('Kode aktivasi').fill(code);
	await farmer.locator('#rahasia').fill(PIN);
	await farmer.locator('button[type=submit]').click();
	// One village only: its list is the first thing there is.
	await farmer
		.getByText(/0 dari \d+ bahan terkirim/)
		.waitFor()
		.catch(async (error) => {
			throw new Error(`${error.message}\n${await farmer.locator('main').innerText()}`);
		});
	await farmer
		.getByText(/Desa Sidorejo,/)
		.first()
		.waitFor();
	await assertNoSidewaysScroll(farmer, 'list');
	await farmer.getByRole('link', { name: /Mulai: Gabah kering panen/ }).click();
	await heading(farmer, 'Gabah kering panen (GKP) di petani').waitFor();
	const words = await farmer.locator('main').innerText();
	assert.doesNotMatch(words, /pedagang|lapak|ons\b/i, 'a farm has no traders');
	await field(farmer, 1).fill('6500');
	await send(farmer).click();
	await farmer.getByText(/Rp6\.500 diterima/).waitFor();
	await farmer.getByText(/Petugas memeriksa dulu, paling lambat /).waitFor();
	await farmer.getByText(/Bahan 2 dari/).waitFor();
	const [row, ...more] = await mine(farmer);
	assert.match(row, /^33\.17\.07\.\d{4} gkp-petani 6500$/);
	assert.deepEqual(more, []);
	for (const page of [admin, farmer]) assert.deepEqual(page.complaints, []);
	await Promise.all([admin, farmer].map((page) => page.context().close()));
});

test('a farmer of a kecamatan finds the village by typing, lands on the task, and makes mistakes', async () => {
	const page = await visit(browser, server);
	await signIn(page, '089900000002');
	assert.equal(new URL(page.url()).pathname, '/pasang-harga');
	await page.getByRole('heading', { name: 'Anda di mana hari ini?' }).waitFor();
	assert.equal(await page.locator('main li').count(), 8, 'a few, and the rest by typing');
	await assertAccessible(page, 'places');
	await page.reload();
	await page.getByLabel('Cari desa atau pasar').first().fill('qqq');
	await page.getByText('Tidak ada yang cocok').waitFor();
	await page.getByLabel('Cari desa atau pasar').first().fill('jolo');
	await page.getByRole('link', { name: /Desa Jolotundo/ }).click(); // tap 1
	await page.getByRole('link', { name: /^Mulai:/ }).click(); // tap 2
	await send(page).click();
	await page.getByText('Isi harga dari paling sedikit satu petani').first().waitFor();
	await field(page, 1).fill('enam ribu');
	await send(page).click();
	await page.getByText('Isi harga dengan angka saja').first().waitFor();
	await field(page, 1).fill('0');
	await page.getByText('Harga harus lebih dari nol').first().waitFor();
	await field(page, 1).fill('6.500');
	await field(page, 2).fill('9.900');
	await page.getByText(/Rp3\.400 lebih rendah dari Petani 2/).waitFor();
	await page.getByText(/Selisih antarpetani/).waitFor();
	await field(page, 2).fill('');
	await page.getByText('Baru satu petani').waitFor();
	// The farm's own unit: a quintal is a hundred kilograms.
	await page.getByText('Harganya per kuintal?').click();
	await page.getByLabel('Harga per kuintal').fill('650000');
	await page.getByText('Sama dengan Rp6.500 per kg').waitFor();
	await send(page).click(); // tap 3
	await page
		.getByText(/diterima/)
		.first()
		.waitFor();
	// Next time this village is the first.
	await page.goto('/pasang-harga?pilih=1');
	await page.getByText(/terakhir hari ini/).waitFor();
	assert.match(await page.locator('main li').first().innerText(), /Desa Jolotundo/);
	// A place that is not theirs is told as such, and the way back is no circle.
	await page.goto('/pasang-harga?tempat=33.17.14');
	await page.getByText('Tempat ini bukan wilayah Anda').waitFor();
	await page.getByRole('link', { name: 'Pilih tempat lain' }).click();
	await page.getByRole('link', { name: /Desa Jolotundo/ }).waitFor();
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('two goods take two taps, and the way goes on from one to the next', async () => {
	const page = await visit(browser, server);
	await signInEnumerator(page);
	assert.equal(new URL(page.url()).pathname, '/pasang-harga', 'the work itself');
	await page.goto('/pasang-harga?tempat=pasar-kragan');
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	const names = [];
	for (let n = 1; n <= 3; n++) {
		await page.getByText(new RegExp(`Bahan ${n} dari \\d+, tersimpan di HP ini`)).waitFor();
		names.push(await page.locator('#bahan').innerText());
		await field(page, 1).fill('14000');
		await page.getByText('Yang akan dikirim, dari satu pedagang').waitFor();
		await send(page).click();
		await page.getByText(`${names.at(-1)} Rp14.000 diterima`).waitFor();
		assert.notEqual(await page.locator('#bahan').innerText(), names.at(-1));
	}
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'bahan', 'a screen reader hears the next one');
	await assertAccessible(page, 'the next form');
	// Back is the list, not a form that was sent.
	await page.goBack();
	await page.getByText(/3 dari \d+ bahan terkirim/).waitFor();
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('without a signal the form opens, and what is posted goes out by itself, once', async () => {
	const page = await visit(browser, server);
	const keys = posts(page);
	await signInEnumerator(page);
	await page.getByRole('link', { name: /Pasar/ }).first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.goto('/pasang-harga?tempat=pasar-sulang');
	await page.getByText(/0 dari \d+ bahan terkirim/).waitFor();
	await untilShellIsKept(page, ['market']);
	await page.context().setOffline(true);

	// Android has thrown the tab away: everything comes from this phone.
	await page.goto('/pasang-harga');
	await page
		.getByText(/^Luring/)
		.first()
		.waitFor();
	await page.getByRole('link', { name: /Pasar/ }).first().waitFor();
	await page.goto('/pasang-harga?tempat=pasar-sulang');
	await page.getByText(/0 dari \d+ bahan terkirim/).waitFor();
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	const names = [];
	for (const price of ['15000', '13500']) {
		names.push(await page.locator('#bahan').innerText());
		await field(page, 1).fill(price);
		await send(page).click();
		await page.getByText(`${names.at(-1)} tersimpan, belum terkirim`).waitFor();
	}
	await page.goto('/pasang-harga?tempat=pasar-sulang');
	await page
		.getByText(/2 menunggu sinyal/)
		.first()
		.waitFor();
	await assertAccessible(page, 'waiting');
	// Changed in time: it is the changed one that goes.
	await page.goto('/pasang-harga?tempat=pasar-sulang');
	await page.getByRole('link', { name: new RegExp(`^${names[1]}`) }).click();
	await page.getByRole('button', { name: 'Ubah dulu' }).click();
	await field(page, 1).fill('13600');
	await send(page).click();
	await page
		.getByText(/belum terkirim/)
		.first()
		.waitFor();

	// The signal is back while another screen is open; nobody taps anything.
	await page.goto('/pasar').catch(() => undefined);
	await page.context().setOffline(false);
	await page.getByText(/2 harga yang menunggu sudah terkirim/).waitFor({ timeout: 30_000 });
	const stored = (await mine(page)).filter((row) => row.startsWith('pasar-sulang'));
	assert.deepEqual(stored.map((row) => row.split(' ')[2]).sort(), ['13600', '15000']);
	await page.goto('/pasang-harga?tempat=pasar-sulang');
	await page.getByText(/2 dari \d+ bahan terkirim/).waitFor();
	assert.equal(await page.getByText(/menunggu sinyal/).count(), 0);
	// One key each, and another for what was changed before anybody answered: it is another write.
	assert.equal(new Set(keys).size, 3, `one key each: ${keys.join(' ')}`);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('an answer that was lost, and a reload, do not make it two', async () => {
	const page = await visit(browser, server);
	const keys = posts(page);
	await signInEnumerator(page);
	await page.goto('/pasang-harga?tempat=pasar-duwur');
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	let lost = true;
	await page.route('**/api/v1/market/prices', async (route) => {
		if (route.request().method() !== 'POST' || !lost) return route.continue();
		await route.fetch();
		await route.abort('connectionreset');
	});
	await field(page, 1).fill('14250');
	await send(page).click();
	await page
		.getByText(/belum terkirim/)
		.first()
		.waitFor();
	await page.reload();
	lost = false;
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await page.getByText(/1 harga yang menunggu sudah terkirim/).waitFor({ timeout: 30_000 });
	assert.equal((await mine(page)).filter((row) => row.startsWith('pasar-duwur')).length, 1);
	assert.ok(keys.length >= 2 && new Set(keys).size === 1, keys.join(' '));
	await page.context().close();
});

test('what is refused while nobody looks is told, and can be mended or thrown away', async () => {
	const page = await visit(browser, server);
	await signInEnumerator(page);
	await page.goto('/pasang-harga?tempat=pasar-gandrirojo');
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	const name = await page.locator('#bahan').innerText();
	await page.context().setOffline(true);
	await field(page, 1).fill('14250');
	await send(page).click();
	await page
		.getByText(/belum terkirim/)
		.first()
		.waitFor();
	// Somebody else was faster.
	const body = await page.evaluate(
		() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith('kirim:')))).operation.body,
	);
	await page.route('**/api/v1/market/prices', (route) =>
		route.request().method() === 'POST'
			? route.fulfill({
					status: 422,
					contentType: 'application/problem+json',
					body: JSON.stringify({ code: 'Refused', message: 'x', refusal: 'price_reported', fields: [] }),
				})
			: route.continue(),
	);
	await page.context().setOffline(false);
	await page.getByText(new RegExp(`${name} belum diterima\\. Harga bahan ini sudah dilaporkan`)).waitFor({ timeout: 30_000 });
	assert.equal(body.place, 'pasar-gandrirojo');
	await page.goto('/pasang-harga/riwayat');
	await page.getByText('Perlu dilihat').waitFor();
	await assertAccessible(page, 'refused');
	await page.reload();
	await page.getByRole('button', { name: `Buang ${name}` }).click();
	assert.equal(await page.getByText('Perlu dilihat').count(), 0);
	await page.context().close();
});

test('all reports are counted, whatever page is shown', async () => {
	const page = await visit(browser, server);
	await signInEnumerator(page);
	await page.goto('/pasang-harga/riwayat');
	const counts = await page.evaluate(async () => (await fetch('/api/v1/market/reports/mine/counts')).json());
	assert.ok(counts.held > 0 && counts.accepted > 20, JSON.stringify(counts));
	await page.getByText(`${counts.held} laporan menunggu petugas.`).waitFor();
	const all = counts.held + counts.accepted + counts.rejected + counts.noted;
	await page.getByText(`Dari semua ${all.toLocaleString('id-ID')} laporan Anda`).waitFor();
	await page.context().close();
});

test('the next morning without a signal: the form of today, with what was said yesterday', async () => {
	const page = await visit(browser, server);
	await signInEnumerator(page);
	await page.goto('/pasang-harga?tempat=pasar-pamotan');
	await page.getByText(/dari \d+ bahan terkirim/).waitFor();
	const asked = await page.evaluate(async () =>
		(await (await fetch('/api/v1/market/panel/pasar-pamotan')).json()).items.find((item) => item.report?.quotes.length === 3),
	);
	await untilShellIsKept(page, ['market']);
	await page.clock.setFixedTime(Date.now() + 86_400_000);
	await page.context().setOffline(true);
	await page.goto(`/pasang-harga?tempat=pasar-pamotan&bahan=${asked.commodity}`);
	await page.locator('#bahan').waitFor();
	assert.equal(await page.locator('#bahan').innerText(), asked.name);
	const said = asked.report.quotes[0].toLocaleString('id-ID');
	await page.getByText(`Kemarin Rp${said}`).first().waitFor();
	await page.getByRole('button', { name: 'Harga sama' }).click();
	assert.equal(await field(page, 1).inputValue(), said);
	await page.context().close();
});

test('a session that ended, and a sign-out, on a phone that holds prices', async () => {
	const page = await visit(browser, server);
	await signInEnumerator(page);
	await page.goto('/pasang-harga?tempat=pasar-wonokerto');
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	await field(page, 1).fill('14100');
	await page.context().clearCookies();
	await send(page).click();
	await page.getByRole('link', { name: 'Masuk', exact: true }).first().click();
	await page.getByLabel('Nomor HP').fill('089900000003');
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill(PIN);
	await page.getByRole('button', { name: 'Masuk' }).click();
	// Back where it was asked for, and what was submitted goes out by itself.
	await page.waitForURL(/pasang-harga\?tempat=pasar-wonokerto/);
	await page.getByText(/1 harga yang menunggu sudah terkirim/).waitFor({ timeout: 30_000 });
	assert.equal((await mine(page)).filter((row) => row.startsWith('pasar-wonokerto')).length, 1);

	await page.goto('/pasang-harga?tempat=pasar-wonokerto');
	await page.getByRole('link', { name: /^Lanjut:/ }).click();
	await field(page, 1).fill('9000');
	await page.goto('/akun');
	const own = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /^(panel|draf|tempat|tugas|saya)\b/.test(key)));
	assert.ok((await own()).length >= 3);
	await page.getByRole('button', { name: 'Keluar', exact: true }).click();
	await page.getByText('Masuk').first().waitFor();
	await page.waitForFunction(() => !localStorage.getItem('saya'));
	assert.deepEqual(await own(), []);
	await page.context().close();
});
