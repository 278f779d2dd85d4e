// What a resident meets: the first run, finding things, one's own home screen, no signal.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startBrowser, startServer, visit, untilShellIsKept } from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

test('the first run is offered once, and its choices hold', async () => {
	const page = await visit(browser, server);
	await page.goto('/');
	// It stands in nobody's way.
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	await page.getByRole('region', { name: 'Selamat datang' }).waitFor();
	await page.getByRole('link', { name: 'Pilih kecamatan' }).click();
	await page.getByLabel('Kecamatan (boleh dikosongkan)').selectOption('Lasem');
	await page.getByRole('button', { name: 'Mulai' }).click();
	await page.getByText('Kecamatan Lasem').waitFor();
	assert.equal(await page.getByRole('region', { name: 'Selamat datang' }).count(), 0);
	await page.reload();
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	assert.equal(await page.getByRole('region', { name: 'Selamat datang' }).count(), 0, 'never again');
	// The nearest market is the first of the list.
	await page.goto('/pasar');
	const first = page.locator('select option', { hasText: 'Pasar' }).nth(1);
	await page.getByText('Beras medium').first().waitFor();
	await page.getByText('Pasar Lasem').first().waitFor({ state: 'attached' });
	assert.match(await first.textContent(), /Pasar Lasem/);
	// Another language is the whole screen's.
	await page.goto('/');
	await page.getByRole('button', { name: 'Basa Jawa' }).click();
	await page.getByRole('heading', { name: 'Dinten menika' }).waitFor();
	await page.getByText('belum ditinjau penutur').waitFor();
	assert.equal(await page.evaluate(() => document.documentElement.lang), 'jv');
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('a slip of the finger in Javanese finds chillies, and recent searches can be deleted', async () => {
	const page = await visit(browser, server);
	await page.goto('/');
	await page.getByRole('searchbox').fill('lomobk');
	await page.getByRole('link', { name: /Cabai keriting/ }).waitFor();
	await page.getByRole('searchbox').press('Enter');
	await page.waitForURL(/\/cari\?q=lomobk/);
	await page.getByRole('link', { name: /Cabai merah besar/ }).click();
	await page.getByRole('heading', { level: 1, name: 'Cabai merah besar' }).waitFor();

	await page.goto('/cari?q=pasar%20lasem');
	await page.getByRole('link', { name: /^Pasar Lasem/ }).click();
	await page.waitForURL(/tempat=pasar-lasem/);
	await page.goto('/cari?q=jolotundo');
	await page.getByRole('link', { name: /Desa Jolotundo/ }).click();
	await page.getByRole('heading', { level: 1, name: 'Desa Jolotundo' }).waitFor();
	await page.goto('/cari?q=lupa%20pin');
	await page.getByRole('link', { name: /Lupa PIN/ }).click();
	await page.waitForURL(/\/bantuan#pin/);

	await page.goto('/cari?q=qqqq');
	await page.getByText('Tidak ada yang cocok untuk “qqqq”').waitFor();
	await page.getByText('kantor kecamatan terdekat').waitFor();
	await page.getByRole('button', { name: 'Kosongkan' }).click();
	await page.getByRole('button', { name: 'lomobk', exact: true }).waitFor();
	await page.getByRole('button', { name: 'Hapus “lomobk”' }).click();
	assert.equal(await page.getByRole('button', { name: 'lomobk', exact: true }).count(), 0);
	await page.getByRole('button', { name: 'Hapus semua' }).click();
	assert.equal(await page.evaluate(() => localStorage.getItem('pencarian')), null);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('the tasks on Beranda are the reader’s own', async () => {
	const page = await visit(browser, server);
	await page.goto('/layanan');
	await page.getByRole('button', { name: 'Lepas Cari pasar di kecamatan' }).click();
	await page.getByRole('button', { name: 'Sematkan Lihat status layanan' }).click();
	await page.goto('/');
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	const tasks = page.locator('section', { has: page.getByRole('heading', { name: 'Mau mengurus apa?' }) });
	const cells = await tasks.getByRole('listitem').allTextContents();
	assert.equal(cells.length, 6);
	assert.ok(cells.includes('Lihat status layanan') && !cells.includes('Cari pasar di kecamatan'), cells.join());
	await page.context().close();
});

test('without a signal the second visit shows prices and their age, and search works', async () => {
	const page = await visit(browser, server);
	await page.goto('/');
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	// The worker takes the shell when everything is quiet; then the index is kept too.
	await untilShellIsKept(page);
	for (let tries = 0; !(await page.evaluate(async () => Boolean(await caches.match('/api/v1/home/search/market')))); tries++) {
		assert.ok(tries < 60, 'the index is not kept');
		await page.waitForTimeout(500);
	}
	await page.context().setOffline(true);
	await page.goto('/');
	await page.getByText(/Luring\. Data per/).waitFor();
	await page.getByText('Beras medium').waitFor();
	await page.goto('/cari?q=brambang');
	await page.getByRole('link', { name: /Bawang merah/ }).waitFor();
	await page.goto('/wilayah/33.17.14');
	await page.getByText('Pasar Lasem').waitFor();
	// What was never opened says what one can do instead.
	await page.goto('/status');
	await page.getByText('Server belum terjangkau dari HP ini.').waitFor();
	await page.goto('/luring');
	await page.getByRole('link', { name: /Beranda\s*Tersimpan/ }).waitFor();
	await page.context().setOffline(false);
	await page.context().close();
});

test('a phone keeps the shell and the modules its reader uses, and no other', async () => {
	const page = await visit(browser, server);
	const { modules } = await (await fetch(`${server.origin}/keep.json`)).json();
	const kept = () =>
		page.evaluate(async () => {
			const shell = (await caches.keys()).find((name) => name.startsWith('kulit-'));
			return (await (await caches.open(shell)).keys()).map(({ url }) => new URL(url).pathname);
		});
	await page.goto('/');
	await untilShellIsKept(page);
	assert.deepEqual(
		(await kept()).filter((path) => modules.market.files.includes(path)),
		[],
	);
	// Another screen of the same visit counts as well as one that is opened by its address.
	await page.locator('a[href="/pasar"]').first().click();
	await untilShellIsKept(page, ['market']);
	const others = modules.privacy.files.filter((path) => !modules.market.files.includes(path));
	assert.ok(others.length > 0 && !(await kept()).some((path) => others.includes(path)));
	await page.context().close();
});

test('with the data saver nothing is loaded ahead', async () => {
	const page = await visit(browser, server);
	await page.goto('/pengaturan');
	await page.getByRole('radio', { name: 'Menyala' }).check({ force: true });
	assert.equal(await page.evaluate(() => document.body.dataset.sveltekitPreloadData), 'off');
	const asked = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/pasar/cabai-keriting');
	await page.getByRole('heading', { level: 1, name: 'Cabai keriting' }).waitFor();
	await page.waitForTimeout(6000);
	assert.ok(!asked.some((path) => path.startsWith('/api/v1/home/search/')), 'the index waits until somebody searches');
	assert.ok(!asked.some((path) => path.endsWith('.wasm')));
	// What is kept on the phone can be counted and deleted.
	await page.goto('/pengaturan');
	await page.getByText(/\d+ jawaban tersimpan/).waitFor();
	await page.getByRole('button', { name: 'Hapus simpanan' }).click();
	await page.getByText('Belum ada jawaban yang tersimpan.').waitFor();
	await page.context().close();
});
