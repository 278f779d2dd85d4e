// What surrounds every screen: the age of data, a lost signal, a server that fails, a proxy that
// answers in its place, a session that ended, a tab left open overnight, very large letters.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktop, phone, root, signInEnumerator, startBehindProxy, startBrowser, untilShellIsKept, visit } from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startBehindProxy(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

const through = () => undefined;
const stripText = (page) => page.locator('.shell .strip p .no-print').first().innerText();
/** Whoever comes back to the window. */
const comeBack = (page) => page.evaluate(() => dispatchEvent(new Event('focus')));
/** A visitor of whom a fault of ours or of a proxy is expected. */
async function braced(options) {
	const page = await visit(browser, server, phone, options);
	page.complaints.push = () => 0;
	return page;
}

test('the age is the data’s own: the same words with and without a signal, at once, and back again', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	await page
		.getByText(/^Data per/)
		.first()
		.waitFor();
	const online = await stripText(page);
	await page.context().setOffline(true);
	await page
		.getByText(/^Luring\. Data per/)
		.first()
		.waitFor();
	assert.equal(await stripText(page), `Luring. ${online}`);
	const asked = page.waitForRequest(/market\/prices\?/);
	await page.context().setOffline(false);
	await page
		.getByText(/^Data per/)
		.first()
		.waitFor();
	await page.evaluate(
		() =>
			(Date.now = (
				(then) => () =>
					then + 120_000
			)(Date.now())),
	);
	await comeBack(page);
	await asked;
	// No figure, no age.
	await page.goto('/pasar?di=auction');
	await page.getByText('Belum ada laporan harga').waitFor();
	assert.equal(
		await page
			.getByText(/Data per/)
			.filter({ visible: true })
			.count(),
		0,
	);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('a tab from yesterday asks anew, and until it is answered says the day', async () => {
	const page = await visit(browser, server);
	await page.goto('/');
	await page
		.getByText(/^Data per \d\d\.\d\d/)
		.first()
		.waitFor();
	await page.context().setOffline(true);
	await page.evaluate(
		() =>
			(Date.now = (
				(then) => () =>
					then + 86_400_000
			)(Date.now())),
	);
	await comeBack(page);
	await page
		.getByText(/^Luring\. Data per (Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu), \d/)
		.first()
		.waitFor();
	// The returning signal may be heard before the returning reader; either asks.
	const asked = page.waitForRequest(/\/api\/v1\/home$/);
	await page.context().setOffline(false);
	await comeBack(page);
	await asked;
	await page.context().close();
});

test('a proxy without a server, and a line that stalls, open the kept screens and say so', async () => {
	const page = await braced();
	for (const path of ['/', '/pasar']) {
		await page.goto(path);
		await page
			.getByText(/^Data per/)
			.first()
			.waitFor();
		await page.waitForLoadState('networkidle');
	}
	const online = await stripText(page);
	await untilShellIsKept(page, ['market']);
	try {
		server.proxy.fault = () => ({ status: 502 });
		await page.goto('/pasar');
		await page.getByText(`Belum bisa diperbarui. ${online}`).waitFor();
		await page.getByText(/Rp\d/).first().waitFor();
		server.proxy.fault = () => 'stall';
		await page.goto('/');
		await page.getByText(/Rp\d/).first().waitFor();
	} finally {
		server.proxy.fault = through;
	}
	await page.context().close();
});

test('a fault of ours, a proxy’s refusal, its limit and its sign-in page are told apart', async () => {
	const page = await braced({ serviceWorkers: 'block' });
	const cases = [
		[{ status: 503 }, /Gangguan di server kami/],
		[{ status: 429 }, /Terlalu banyak permintaan/],
		[{ status: 403 }, /ditahan di perjalanan/],
		[{ status: 404 }, /ditahan di perjalanan/],
		[{ status: 401 }, /ditahan di perjalanan/],
		[{ status: 200 }, /bukan server kami/],
		[{ status: 511 }, /bukan server kami/],
	];
	try {
		for (const [fault, words] of cases) {
			server.proxy.fault = ({ url }) => (url.startsWith('/api/v1/market/commodities') ? fault : undefined);
			await page.goto('/pasar/semen');
			await page.getByText(words).waitFor();
			assert.equal(await page.getByText('Bahan ini tidak ada').count(), 0, `${fault.status}`);
		}
	} finally {
		server.proxy.fault = through;
	}
	await page.goto('/pasar/tidak-ada');
	await page.getByText('Bahan ini tidak ada').waitFor();
	await page.context().close();
});

test('words of another language that do not come leave the screen Indonesian, not empty; when they come it speaks them', async () => {
	const folder = join(root, 'app/build/_app/immutable');
	const lists = readdirSync(folder, { recursive: true }).filter(
		(file) => file.endsWith('.js') && /mboten/.test(readFileSync(join(folder, file), 'utf8')),
	);
	assert.ok(lists.length > 2, 'a list for all screens and one for each module');
	const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
	await page.addInitScript(() => localStorage.setItem('bahasa', 'jv'));
	const stalled = [];
	for (const list of lists) await page.route(`**/${list.split('/').at(-1)}`, (route) => void stalled.push(route));
	await page.goto('/');
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	assert.equal(await page.locator('html').getAttribute('lang'), 'id');
	for (const route of stalled) await route.continue();
	await page.getByRole('heading', { name: 'Dinten menika' }).waitFor();
	assert.equal(await page.locator('html').getAttribute('lang'), 'jv');
	await page.context().close();
});

test('a piece of a screen that does not come is not called a lost signal', async () => {
	const page = await braced({ serviceWorkers: 'block' });
	await page.goto('/layanan');
	await page.locator('a[href="/status"]').first().waitFor();
	await page.route('**/_app/immutable/nodes/**', (route) => route.fulfill({ status: 404, body: '' }));
	await page.evaluate(() => document.querySelector('a[href="/status"]').click());
	await page.getByText('Layar ini belum lengkap').waitFor();
	assert.equal(await page.getByText(/Tidak ada sinyal/).count(), 0);
	await page.context().close();
});

test('an ended session leaves the screen, and signing out works whatever the network does', async () => {
	const page = await braced();
	await signInEnumerator(page);
	await page.goto('/akun');
	await page.getByText('Enumerator Contoh').waitFor();
	// Ended elsewhere: the next call learns it.
	const cookies = await page.context().cookies();
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Ganti nama' }).click();
	await page.getByLabel('Nama Anda').fill('Contoh Baru');
	await page.getByRole('button', { name: 'Simpan' }).click();
	await page.getByText('Sesi Anda berakhir').first().waitFor();
	assert.equal(await page.getByText('Enumerator Contoh').count(), 0);

	await page.context().addCookies(cookies);
	await page.evaluate(() => localStorage.setItem('masuk', '1'));
	await page.reload();
	await page.getByText('Enumerator Contoh').waitFor();
	const left = async () =>
		(
			await fetch(`${server.origin}/api/v1/identity/me`, {
				headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
			})
		).status;
	assert.equal(await left(), 200);
	try {
		server.proxy.fault = () => ({ status: 502 });
		await page.getByRole('button', { name: 'Keluar', exact: true }).click();
		await page.getByText('Anda belum masuk').waitFor();
	} finally {
		server.proxy.fault = through;
	}
	const told = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.ok());
	await comeBack(page);
	await told;
	assert.equal(await left(), 401, 'the server has been told');
	await page.context().close();
});

test('a write whose answer was lost is sent again as the same one', async () => {
	const page = await braced();
	await signInEnumerator(page);
	await page.goto('/privasi');
	await page.getByText('Perbaiki data saya').click();
	await page.locator('#keliru').fill('Nama saya keliru satu huruf.');
	const send = page.locator('form').getByRole('button', { name: 'Kirim permintaan' });
	const keys = [];
	let lose = true;
	server.proxy.fault = ({ method, url, headers }) => {
		if (method !== 'POST' || !/correction/.test(url)) return undefined;
		keys.push(headers['idempotency-key']);
		return lose ? 'lose' : undefined;
	};
	try {
		await send.click();
		await page
			.getByText(/Server belum terjangkau|Luring/)
			.first()
			.waitFor();
		lose = false;
		await send.click();
		await page.locator('#keliru').waitFor({ state: 'detached' });
	} finally {
		server.proxy.fault = through;
	}
	// A browser tries a dropped connection again by itself, so there may be more than two.
	assert.ok(keys.length > 1);
	assert.equal(new Set(keys).size, 1);
	await page.reload();
	await page.getByText('Nama saya keliru satu huruf.').waitFor();
	assert.equal(await page.getByText('Nama saya keliru satu huruf.').count(), 1);
	await page.context().close();
});

test('signing in without a signal is grey and keeps what was typed; a wrong PIN names no count of fields', async () => {
	const page = await visit(browser, server);
	await page.goto('/masuk');
	await page.getByLabel('Nomor HP').fill('089900000003');
	await page.getByLabel('PIN atau kata sandi', { exact: true }).fill('111222');
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.getByText(/tidak cocok/).waitFor();
	assert.equal(await page.getByText(/isian yang perlu dibetulkan/).count(), 0);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page
		.locator('.summary.calm')
		.getByText(/^Luring\. Isian Anda aman/)
		.waitFor();
	assert.equal(await page.getByLabel('Nomor HP').inputValue(), '089900000003');
	await page.context().setOffline(false);
	await page.context().close();
});

test('a good that was never opened: its price from a kept list, and two ways on', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	await page.getByText(/Rp\d/).first().waitFor();
	const online = await stripText(page);
	await untilShellIsKept(page, ['market']);
	await page.context().setOffline(true);
	await page.goto('/pasar/beras-medium');
	await page.getByRole('heading', { level: 1, name: 'Beras medium' }).waitFor();
	await page.getByText('Harga yang tersimpan').waitFor();
	await page.locator('.price').getByText(/^Rp\d/).waitFor();
	assert.match(await stripText(page), /^Luring\. Data per/);
	assert.ok(online.startsWith('Data per'));
	await page.getByRole('link', { name: 'Semua harga' }).waitFor();
	await page.context().setOffline(false);
	await page.context().close();
});

test('filters keep the focus where it is', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	const chip = page.getByRole('button', { name: /^Di atas acuan/ });
	await chip.focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\?/);
	await page.waitForTimeout(300);
	assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'H1');
	await page.context().close();
});

test('at 200 % no number breaks, no choice is cut, and the bar stays low', async () => {
	const page = await visit(browser, server);
	await page.addInitScript(() => localStorage.setItem('teks', '200'));
	await page.goto('/pasar/cabai-rawit-merah');
	const price = page.locator('.block b').first();
	await price.waitFor();
	assert.equal(await price.evaluate((element) => element.getClientRects().length), 1);
	assert.ok(
		await price.evaluate((element) => element.getBoundingClientRect().right <= element.closest('.block').getBoundingClientRect().right),
	);
	const bar = page.getByRole('navigation').last();
	assert.ok((await bar.boundingBox()).height <= 110, 'two lines at most');
	for (const link of await bar.getByRole('link').all()) assert.ok((await link.boundingBox()).height >= 48);
	await page.goto('/pengaturan');
	const chosen = page.locator('.chosen').first();
	await chosen.waitFor();
	assert.ok(await chosen.evaluate((element) => element.scrollWidth <= element.clientWidth));
	await page.context().close();
});

test('short screens are as high as the window, styles come once, and the page’s scripts are those of its policy', async () => {
	for (const size of [phone, desktop]) {
		const page = await visit(browser, server, size, { serviceWorkers: 'block' });
		const warnings = [];
		const styles = [];
		page.on('console', (message) => /preload/.test(message.text()) && warnings.push(message.text()));
		page.on('request', (request) => /\.css$/.test(request.url()) && styles.push(request.url()));
		for (const path of ['/masuk', '/akun']) {
			await page.goto(path);
			await page.getByRole('heading', { level: 1 }).waitFor();
			await page.waitForLoadState('networkidle');
			const [whole, seen] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
			assert.equal(whole, seen, path);
		}
		styles.length = 0;
		await page.goto('/pasar');
		await page.getByText(/Rp\d/).first().waitFor();
		await page.waitForLoadState('networkidle');
		assert.deepEqual(styles, [...new Set(styles)]);
		assert.deepEqual(warnings, []);
		await page.context().close();
	}
	const answer = await fetch(`${server.origin}/`);
	// What the pack says stands there as data, which no policy need allow.
	const scripts = (await answer.text()).match(/<script(?![^>]*\b(src=|type="application\/json"))[^>]*>/g).length;
	assert.equal(answer.headers.get('content-security-policy').match(/'sha256-/g).length, scripts);
});

test('a toast stands above the bar with its buttons in it', async () => {
	for (const [size, letters] of [
		[phone, '100'],
		[phone, '200'],
		[desktop, '100'],
	]) {
		const page = await braced({ viewport: size });
		await page.addInitScript((letters) => localStorage.setItem('teks', letters), letters);
		await signInEnumerator(page);
		await page.goto('/akun');
		await page.getByText('Enumerator Contoh').waitFor();
		server.proxy.fault = ({ method }) => (method === 'DELETE' ? { status: 502 } : undefined);
		await page.getByRole('button', { name: 'Keluar', exact: true }).click();
		const toast = page.locator('.toast');
		await toast.getByText('Anda keluar di HP ini').waitFor();
		server.proxy.fault = through;
		if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/toast-${size.width}-${letters}.png` });
		const box = await toast.boundingBox();
		assert.ok(box.y >= 0 && box.y + box.height <= size.height);
		const [whole, seen] = await toast.evaluate((element) => [element.scrollHeight, element.clientHeight]);
		assert.ok(whole <= seen, `${whole} px of words in ${seen} px, ${letters} %`);
		const bar = await page.getByRole('navigation').last().boundingBox();
		if (bar && bar.y > size.height / 2) assert.ok(box.y + box.height <= bar.y, 'above the bar');
		await page.context().close();
	}
});

test('what a field says is said in a place that was there before', async () => {
	const page = await visit(browser, server);
	await page.goto('/masuk');
	const place = page.locator('#hp-message');
	await place.waitFor({ state: 'attached' });
	assert.equal(await place.getAttribute('role'), 'status');
	await page.getByRole('button', { name: 'Masuk' }).click();
	await place.getByText(/./).waitFor();
	await page.context().close();
});

test('paper has the day and none of the controls', async () => {
	const page = await visit(browser, server);
	await page.goto('/pasar');
	await page.getByText(/Rp\d/).first().waitFor();
	await page.emulateMedia({ media: 'print' });
	await page.getByText(/^Data per (Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu), \d+ \p{L}+ \d{4} \d\d\.\d\d$/u).waitFor();
	for (const hidden of ['nav', '.help', '.back', '.toasts', '.chips', 'input']) {
		for (const element of await page.locator(hidden).all()) assert.ok(!(await element.isVisible()), hidden);
	}
	await page.context().close();
});
