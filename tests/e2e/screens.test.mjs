// Every screen, looked at by a machine: its own text first, then axe, then width. With SHOTS=DIR
// it also leaves pictures for people to look at.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assertAccessible, assertNoSidewaysScroll, desktop, phone, signInEnumerator, signInOfficer, startBrowser, startServer, visit } from './harness.mjs';

const shots = process.env.SHOTS;
let server;
let browser;
before(async () => {
	if (shots) mkdirSync(shots, { recursive: true });
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

const screens = [
	{ name: 'beranda', path: '/', text: 'Hari ini' },
	{ name: 'layanan', path: '/layanan', text: 'Layanan' },
	{ name: 'pasar', path: '/pasar', text: 'Beras medium' },
	{ name: 'komoditas', path: '/pasar/cabai-rawit-merah', text: 'Badan Pangan Nasional' },
	{ name: 'bandingkan', path: '/pasar/bandingkan', text: 'Pasar 1' },
	{ name: 'belanja', path: '/belanja', text: 'Daftar belanja' },
	{ name: 'komoditas-kosong', path: '/pasar/semen', text: 'Semen' },
	{ name: 'masuk', path: '/masuk', text: 'Nomor HP' },
	{ name: 'daftar', path: '/daftar', text: 'Nomor HP' },
	{ name: 'aktivasi', path: '/aktivasi', text: 'Nomor HP' },
	{ name: 'akun', path: '/akun', text: 'Masuk' },
	{ name: 'bantuan', path: '/bantuan', text: 'Bantuan' },
	{ name: 'mulai', path: '/mulai', text: 'Selamat datang' },
	{ name: 'cari', path: '/cari', text: 'Misalnya' },
	{ name: 'cari-hasil', path: '/cari?q=lombok', text: 'Cabai keriting' },
	{ name: 'cari-kosong', path: '/cari?q=qqqq', text: 'Tidak ada yang cocok' },
	{ name: 'pengaturan', path: '/pengaturan', text: 'Hemat data' },
	{ name: 'status', path: '/status', text: 'Layanan berjalan' },
	{ name: 'wilayah', path: '/wilayah', text: 'Lasem' },
	{ name: 'kecamatan', path: '/wilayah/33.17.14', text: 'Pasar Lasem' },
	{ name: 'luring', path: '/luring', text: 'Tidak ada sinyal' },
	{ name: '404', path: '/tidak-ada', text: 'Beranda' },
	{ name: 'pilih-pasar', path: '/pasang-harga', text: 'Pasar Lasem', as: signInEnumerator },
	{ name: 'daftar-harga', path: '/pasang-harga?tempat=pasar-lasem', text: 'Cabai keriting', as: signInEnumerator },
	{ name: 'pasang-harga', path: '/pasang-harga?tempat=pasar-lasem&bahan=cabai-keriting', text: 'Pedagang 1', as: signInEnumerator },
	{ name: 'laporan-saya', path: '/pasang-harga/riwayat', text: 'Laporan saya', as: signInEnumerator },
	{ name: 'akun-masuk', path: '/akun', text: 'Enumerator Contoh', as: signInEnumerator },
	{ name: 'antrean', path: '/kantor/harga', text: 'Harga tertahan', as: signInOfficer },
	{ name: 'kantor', path: '/kantor', text: 'Pasar yang ditugaskan', as: signInOfficer },
	{ name: 'penugasan', path: '/kantor/penugasan', text: 'Yang bertugas', as: signInOfficer },
	{ name: 'impor', path: '/kantor/impor', text: 'Coba dulu', as: signInOfficer },
	{ name: 'data', path: '/kantor/data', text: 'Acuan yang berlaku', as: signInOfficer },
];
const looks = [
	{ name: 'hp', viewport: phone },
	{ name: 'hp-gelap', viewport: phone, options: { colorScheme: 'dark' } },
	{ name: 'desktop', viewport: desktop },
	{ name: '320', viewport: { width: 320, height: 640 } },
];

for (const { name: look, viewport, options } of looks) {
	test(`every screen on ${look}`, async (t) => {
		for (const as of [undefined, signInEnumerator, signInOfficer]) {
			const page = await visit(browser, server, viewport, options);
			if (as) await as(page, server);
			for (const screen of screens.filter((each) => each.as === as)) {
				await t.test(screen.name, async () => {
					await page.goto(screen.path);
					await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
					await page.waitForLoadState('networkidle');
					if (shots) await page.screenshot({ path: join(shots, `${screen.name}-${look}.png`), fullPage: true });
					await assertNoSidewaysScroll(page, screen.name);
					await assertAccessible(page, `${screen.name} on ${look}`);
				});
			}
			assert.deepEqual(page.complaints, []);
			await page.context().close();
			// A one-time code is good once: the next sign-in waits for the next step.
			if (as === signInOfficer) await untilNextCode();
		}
	});
}

test('large text: 200 % without sideways scroll', async () => {
	const page = await visit(browser, server);
	for (const screen of screens.filter((each) => !each.as)) {
		await page.goto(screen.path);
		await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await assertNoSidewaysScroll(page, `${screen.name} at 200 %`);
	}
	await page.context().close();
});

function untilNextCode() {
	return new Promise((resolve) => setTimeout(resolve, 30_000 - (Date.now() % 30_000) + 500));
}
