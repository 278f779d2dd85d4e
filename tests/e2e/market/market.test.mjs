// What a resident reads of prices: a list whose counts add up, a chart that answers, pages to hand on.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { assertAccessible, assertNoSidewaysScroll, startBrowser, startServer, visit, phone } from '../harness.mjs';

let server;
let browser;
/** What the server says of the good that these tests open, as it is written on the screens. */
let rawit;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
	const { items } = await (await fetch(`${server.origin}/api/v1/market/prices?limit=100`)).json();
	const { value, change, day } = items.find((item) => item.commodity === 'cabai-rawit-merah');
	assert.ok(change.difference_display !== 0, 'the demo has a price that moved');
	rawit = {
		price: rupiah(value.display),
		moved: `${change.difference_display > 0 ? 'naik' : 'turun'} ${rupiah(Math.abs(change.difference_display))}`,
		day: Number(day.slice(8)),
	};
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

const rupiah = (value) => `Rp${value.toLocaleString('id-ID')}`;
const RAWIT = '/pasar/cabai-rawit-merah';
const settled = async (page) => {
	await page.getByText('Beras medium').first().waitFor();
	await page
		.getByText(/bahan belum dilaporkan/)
		.first()
		.waitFor();
};

test('the sentence over the list names the biggest change, and its counts add up', async () => {
	const page = await visit(browser, server);
	for (const path of ['/pasar', '/pasar?tempat=pasar-lasem']) {
		await page.goto(path);
		const note = await page.getByText(/^Dari \d+ bahan:/).textContent();
		const [all, ...parts] = note.match(/\d+/g).map(Number);
		assert.equal(
			parts.reduce((a, b) => a + b),
			all,
			note,
		);
		await page
			.getByText(/bahan belum dilaporkan/)
			.first()
			.waitFor();
		const rows = await page.locator('.list a.row').allTextContents();
		const sizes = rows.flatMap((text) => /(naik|turun) Rp([\d.]+)/.exec(text)?.[2].replace('.', '') ?? []).map(Number);
		const said = /(naik|turun) Rp([\d.]+) sejak/.exec(await page.locator('.sentence').first().textContent());
		assert.equal(Number(said[2].replace('.', '')), Math.max(...sizes), path);
	}
	await page.context().close();
});

test('the search of the list knows the words people use', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	await settled(page);
	for (const [word, name] of [
		['cabe', /Cabai rawit merah/],
		['lombok', /Cabai keriting/],
		['telor', /Telur ayam ras/],
		['wos', /Beras medium/],
		['brambang', /Bawang merah/],
	]) {
		await page.getByLabel('Cari bahan di daftar ini').fill(word);
		await page.locator('.list a.row', { hasText: name }).first().waitFor();
		assert.equal(await page.locator('.list a.row', { hasText: /Semen/ }).count(), 0, word);
	}
	await page.getByLabel('Cari bahan di daftar ini').fill('qqqq');
	await page.getByText('Tidak ada yang cocok').waitFor();
	await page.context().close();
});

test('back returns to the row, to what was unfolded and to what was typed', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar?kelompok=');
	await settled(page);
	await page
		.getByText(/bahan belum dilaporkan/)
		.last()
		.click();
	const row = page.locator('.list a.row').nth(30);
	await row.scrollIntoViewIfNeeded();
	const [name, y] = [await row.locator('.name').textContent(), await page.evaluate(() => scrollY)];
	assert.ok(y > 500);
	for (const back of [() => page.goBack(), () => page.getByRole('link', { name: 'Kembali' }).click()]) {
		await page.locator('.list a.row').nth(30).click();
		await page.getByRole('heading', { level: 1, name }).waitFor();
		await back();
		await page.getByRole('heading', { level: 1, name: 'Pasar hari ini' }).waitFor();
		await page.waitForFunction((before) => Math.abs(scrollY - before) < 60, y);
		assert.equal(await page.locator('.list a.row').nth(30).locator('.name').textContent(), name);
	}
	await page.getByLabel('Cari bahan di daftar ini').fill('cabe');
	await page.locator('.list a.row').first().click();
	await page.getByRole('button', { name: 'Bagikan' }).waitFor();
	await page.goBack();
	await page.waitForFunction(() => document.querySelector('#cari-bahan')?.value === 'cabe');
	await page.context().close();
});

test('a chart is read by pointer, by finger and by keys', async () => {
	const page = await visit(browser, server);
	await page.goto(RAWIT);
	const chart = page.getByRole('slider');
	await chart.waitFor();
	const said = () => chart.getAttribute('aria-valuetext');
	await page.locator('.frame svg').first().waitFor();
	const newest = await said();
	assert.match(newest, new RegExp(`, ${rawit.day} \\S+: ${rawit.price}, ${rawit.moved}, \\d+ pasar`));
	await chart.focus();
	await page.keyboard.press('ArrowLeft');
	const before = await said();
	assert.notEqual(before, newest);
	assert.equal(await page.locator('.read').textContent(), before, 'what is heard is seen');
	await page.keyboard.press('End');
	assert.equal(await said(), newest);
	await page.keyboard.press('Home');
	const first = await said();
	const box = await chart.boundingBox();
	await page.mouse.move(box.x + box.width / 2, box.y + 100);
	const middle = await said();
	assert.ok(![first, newest].includes(middle), middle);
	await page.mouse.move(box.x + box.width - 8, box.y + 100);
	assert.equal(await said(), newest);
	// The ranges of our own series, and the words about an axis that does not begin at zero.
	for (const range of ['30 hari', '90 hari', '1 tahun', 'Semua']) await page.getByText(range, { exact: true }).first().waitFor();
	await page.getByText('Skala tidak mulai dari nol.').first().waitFor();
	await assertAccessible(page, 'commodity');
	await page.context().close();
});

test('with letters twice as large a price stays on one line', async () => {
	const page = await visit(browser, server);
	await page.addInitScript(() => localStorage.setItem('teks', '200'));
	for (const path of [RAWIT, '/pasar/semen', '/pasar', '/pasar/bandingkan', '/belanja']) {
		await page.goto(path);
		await page.getByRole('heading', { level: 1 }).first().waitFor();
		await page.waitForLoadState('networkidle');
		await assertNoSidewaysScroll(page, path);
	}
	await page.goto(RAWIT);
	const number = page.locator('.value b');
	await number.waitFor();
	const [lines, inside] = await number.evaluate((b) => [
		b.getClientRects().length,
		b.getBoundingClientRect().right <= b.closest('.block').getBoundingClientRect().right,
	]);
	assert.deepEqual([lines, inside], [1, true]);
	// No label of the chart leaves its picture.
	await page.locator('.frame svg text').first().waitFor();
	const outside = await page.locator('.frame svg text').evaluateAll((texts) =>
		texts
			.filter((text) => {
				const [own, frame] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()];
				return own.left < frame.left - 1 || own.right > frame.right + 1;
			})
			.map((text) => text.textContent),
	);
	assert.deepEqual(outside, []);
	await page.context().close();
});

test('a watched good comes first, a shared one says its price, a list keeps it for the shopping', async () => {
	const page = await visit(browser, server, phone, { permissions: ['clipboard-read', 'clipboard-write'] });
	await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
	await page.goto('/pasar/telur-ayam-ras');
	await page.getByRole('button', { name: 'Pantau harga' }).click();
	await page.getByRole('button', { name: 'Berhenti memantau' }).waitFor();
	await page.getByRole('button', { name: 'Bagikan' }).click();
	await page.getByText('Tersalin.').waitFor();
	const text = await page.evaluate(() => navigator.clipboard.readText());
	assert.match(text, /^Telur ayam ras Rp[\d.]+ per kg, .*\(Contoh\)\nhttp.*\/pasar\/telur-ayam-ras$/);
	await page.getByRole('button', { name: 'Tambah ke belanja' }).click();
	await page.getByRole('link', { name: 'Lihat daftar belanja' }).click();
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.getByText('Telur ayam ras').first().waitFor();
	await page.goto('/');
	await page.locator('.today a.row').first().filter({ hasText: 'Telur ayam ras' }).waitFor();
	assert.equal(await page.locator('.today a.row').count(), 3);
	await page.goto('/pasar');
	await page.getByRole('button', { name: /Pantauan/ }).click();
	await page.waitForFunction(() => document.querySelectorAll('.list a.row').length === 1);
	await page.context().close();
});

test('a link says name, price, day and change before it is opened', async () => {
	const answer = await fetch(`${server.origin}/pasar/cabai-rawit-merah`);
	const html = await answer.text();
	assert.match(
		html,
		new RegExp(
			`<meta property="og:description" content="\\[Contoh\\] Cabai rawit merah ${rawit.price} per kg, ${rawit.day} \\S+ \\d{4}, ${rawit.moved}" />`,
		),
	);
	assert.match(html, /<title>Cabai rawit merah · Rembang Gemilang<\/title>/);
	assert.equal(html.match(/<title>/g).length, 1);
	assert.equal(answer.headers.get('set-cookie'), null);
	// The same scripts as every page, allowed by the same hashes.
	const plain = await fetch(`${server.origin}/bantuan`);
	assert.equal(answer.headers.get('content-security-policy'), plain.headers.get('content-security-policy'));
	assert.doesNotMatch(await plain.text(), /og:/);
});

test('a list on paper says whose and of which day, and carries no controls', async () => {
	const page = await visit(browser, server);
	for (const [path, name] of [
		['/pasar', 'Pasar hari ini'],
		[RAWIT, 'Cabai rawit merah'],
	]) {
		await page.goto(path);
		await page.getByText(rawit.price).first().waitFor();
		await page.emulateMedia({ media: 'print' });
		await page.getByText(new RegExp(`^${name}, \\S+, \\d+ \\S+.*Sumber: laporan petugas pasar`)).waitFor();
		for (const hidden of ['#cari-bahan', 'nav', '.chips', 'header .back', 'header .help', '.actions']) {
			assert.equal(await page.locator(hidden).filter({ visible: true }).count(), 0, `${path} ${hidden}`);
		}
		await page.emulateMedia({ media: 'screen' });
	}
	await page.context().close();
});

test('a good that was never opened says its kept price without a signal', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	await settled(page);
	for (let tries = 0; !(await page.evaluate(async () => Boolean(await caches.match('/api/v1/market/prices?limit=100')))); tries++) {
		assert.ok(tries < 60, 'the list is not kept');
		await page.waitForTimeout(250);
	}
	await page.route('**/api/**', (route) => route.abort());
	await page.goto('/pasar/tempe');
	await page.getByRole('heading', { level: 1, name: 'Tempe' }).waitFor();
	await page.goto(RAWIT);
	await page.getByRole('heading', { level: 1, name: 'Cabai rawit merah' }).waitFor();
	await page.getByText(rawit.price).waitFor();
	await page.getByText('Harga yang tersimpan').waitFor();
	await page.context().close();
});

test('an Indonesian screen is Indonesian, also its licence notes and the lists without a price', async () => {
	const page = await visit(browser, server);
	await page.goto(`${RAWIT}#terbitan`);
	await page.getByText('Sumber tidak menyebut lisensi').waitFor();
	assert.equal(await page.locator('[lang="en"]').filter({ visible: true }).count(), 0);
	await page.goto('/pasar?di=auction');
	await page.getByRole('heading', { level: 1, name: 'Lelang ikan hari ini' }).waitFor();
	await page.getByText('Belum ada harga lelang ikan hari ini.').waitFor();
	await page.goto('/');
	await page.getByRole('heading', { name: 'Harga pasar hari ini' }).waitFor();
	assert.equal(await page.getByRole('link', { name: /lelang ikan|di petani/ }).count(), 0, 'no task that leads to an empty list');
	await page.context().close();
});
