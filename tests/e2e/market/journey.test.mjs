// One price from a market to a resident, as people do it, in a real browser.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import {
	assertAccessible,
	desktop,
	people,
	phone,
	signInEnumerator,
	signInOfficer,
	startBrowser,
	startServer,
	visit,
} from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	assert.equal(await server?.stop(), 0, 'SIGTERM ends the server cleanly');
});

const FORM = '/pasang-harga?tempat=pasar-lasem&bahan=cabai-keriting';
const trader = (page, n) => page.getByLabel(`Pedagang ${n}`, { exact: true });

test('a guest sees prices, their history and whose they are', async () => {
	const page = await visit(browser, server);
	await page.goto('/');
	await page.getByRole('heading', { name: 'Hari ini' }).waitFor();
	await page
		.getByRole('link', { name: /harga pasar/ })
		.first()
		.click();
	await page
		.getByRole('link', { name: /Cabai rawit merah/ })
		.first()
		.click();
	await page.getByRole('heading', { level: 1, name: 'Cabai rawit merah' }).waitFor();
	// Badan Pangan Nasional, Kab. Rembang, April 2025, as in the file; apart from our markets.
	await page.getByText('Data bulanan Badan Pangan Nasional').click();
	await page.getByText('Tabel', { exact: true }).last().click();
	await page.getByText('Rp86.517').first().waitFor();
	await page
		.getByText(/Badan Pangan Nasional/)
		.first()
		.waitFor();
	await assertAccessible(page, 'commodity');
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('the first question of a screen leaves with the page, and only once', async () => {
	const rows = [
		['/', '0', '/api/v1/home'],
		['/pasar', '0', '/api/v1/market/prices?limit=100'],
		['/pasar/cabai-rawit-merah', '0', '/api/v1/market/commodities/cabai-rawit-merah?level=retail&days=365'],
		['/pasar/cabai-rawit-merah', '1', '/api/v1/market/commodities/cabai-rawit-merah?level=retail&days=90'],
		['/pasar/bandingkan', '0', '/api/v1/market/comparison'],
	];
	for (const [path, saver, address] of rows) {
		const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
		await page.addInitScript((value) => localStorage.setItem('hemat', value), saver);
		// Scripts a second late: what leaves before them was not asked by them.
		await page.route('**/_app/**/*.js', async (route) => {
			await new Promise((resolve) => setTimeout(resolve, 1000));
			await route.continue();
		});
		const asked = [];
		page.on('request', (request) => {
			const { pathname, search } = new URL(request.url());
			if (pathname.startsWith('/api/')) asked.push({ address: pathname + search, early: performance.now() });
		});
		const start = performance.now();
		await page.goto(path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.waitForTimeout(500);
		const same = asked.filter((each) => each.address.startsWith(address));
		assert.equal(same.length, 1, `${path}: ${asked.map((each) => each.address).join(' ')}`);
		assert.equal(same[0].early - start < 1000, path !== '/pasar/bandingkan', path);
		assert.deepEqual(page.complaints, [], path);
		await page.context().close();
	}
});

test('words and names of another language leave with the page, and only once', async () => {
	const html = await (await fetch(server.origin)).text();
	const [, everywhere] = /kata = (\{.*\})\[bahasa\]/.exec(html);
	const [, screens] = /layar = (\[.*\]);/.exec(html);
	const { words } = JSON.parse(screens).find(({ ask }) => ask.includes('/market/prices'));
	const { files, asks } = JSON.parse(everywhere).jv;
	const meant = [...files, ...words.jv, ...asks];
	assert.deepEqual([files.length, words.jv.length, asks.length], [2, 1, 1]);
	for (const language of ['jv', 'id']) {
		const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
		await page.addInitScript((language) => localStorage.setItem('bahasa', language), language);
		// No script of the shell comes before everything that leaves with the page has been asked.
		await page.route('**/_app/immutable/entry/*.js', async (route) => {
			await new Promise((resolve) => setTimeout(resolve, 1000));
			await route.continue();
		});
		const asked = [];
		page.on('request', (request) => asked.push({ address: new URL(request.url()).pathname, early: performance.now() }));
		const start = performance.now();
		await page.goto('/pasar');
		await page.getByText(/Rp\d/).first().waitFor();
		for (const address of meant) {
			const times = asked.filter((each) => each.address === address).map(({ early }) => early - start < 1000);
			assert.deepEqual(times, language === 'id' ? [] : [true], `${address} in ${language}`);
		}
		const title = { jv: 'Peken dinten menika', id: 'Pasar hari ini' }[language];
		await page.getByRole('heading', { level: 1, name: title }).waitFor();
		assert.deepEqual(page.complaints, [], language);
		await page.context().close();
	}
});

test('words and files of a screen that many come to are asked when somebody goes there', async () => {
	const html = await (await fetch(server.origin)).text();
	const { files, words } = JSON.parse(/layar = (\[.*\]);/.exec(html)[1]).find(({ ask }) => ask.includes('/market/prices'));
	const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
	await page.addInitScript(() => localStorage.setItem('bahasa', 'jv'));
	await page.goto('/');
	await page.getByText(/Rp\d/).first().waitFor();
	// The screen's own script a second late: what is asked before was not asked by it.
	const own = files.findLast((file) => file.includes('/nodes/') && !file.includes('/nodes/1.'));
	await page.route(`**${own}`, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await route.continue();
	});
	const asked = [];
	page.on('request', (request) => asked.push({ address: new URL(request.url()).pathname, at: performance.now() }));
	const start = performance.now();
	await page.locator('a[href="/pasar"]').first().click();
	await page.waitForURL(/\/pasar$/);
	await page.getByRole('heading', { level: 1, name: 'Peken dinten menika' }).waitFor();
	for (const file of [...words.jv, ...files.filter((file) => file.includes('/chunks/'))]) {
		const times = asked.filter(({ address }) => address === file).map(({ at }) => at - start < 1000);
		assert.deepEqual(times, [true], file);
	}
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('an enumerator is warned, loses the answer, sends again; an officer decides; a guest sees it', async () => {
	const enumerator = await visit(browser, server);
	await signInEnumerator(enumerator);
	await enumerator.goto(FORM);
	await enumerator.getByRole('heading', { name: 'Cabai keriting' }).waitFor();
	await trader(enumerator, 1).fill('70000');
	await trader(enumerator, 2).fill('71000');
	await trader(enumerator, 3).fill('90000');
	// The rule runs in the page: median 71.000, spread 20.000 of it is 28,2 %.
	await enumerator.getByText('Selisih antarpedagang 28,2%, batasnya 20%').waitFor();
	// What was typed survives a reload.
	await enumerator.reload();
	await enumerator.getByText('Selisih antarpedagang 28,2%, batasnya 20%').waitFor();
	assert.equal(await trader(enumerator, 3).inputValue(), '90.000');
	await enumerator.getByLabel('Sudah ditanya ulang, memang begitu').check();

	// The server stores it, the answer is lost on the way.
	const keys = [];
	await enumerator.route('**/api/v1/market/prices', async (route) => {
		const request = route.request();
		if (request.method() !== 'POST') return route.continue();
		keys.push(request.headers()['idempotency-key']);
		if (keys.length > 1) return route.continue();
		await route.fetch();
		await route.abort('connectionreset');
	});
	await enumerator.getByRole('button', { name: 'Kirim dan lanjut' }).click();
	// The next form is there at once; the one before waits and says so.
	await enumerator.getByText('Cabai keriting tersimpan, belum terkirim').waitFor();
	await enumerator.getByRole('button', { name: 'Kirim sekarang' }).click();
	await enumerator.getByText('Cabai keriting Rp71.000 diterima').waitFor();
	assert.equal(keys.length, 2);
	assert.equal(keys[0], keys[1], 'the retry keeps its key');

	const guest = await visit(browser, server);
	await guest.goto('/pasar/cabai-keriting');
	await guest.getByRole('heading', { level: 1, name: 'Cabai keriting' }).waitFor();

	const officer = await visit(browser, server, desktop);
	await signInOfficer(officer, server);
	await officer.goto('/kantor/harga');
	const rows = officer.getByRole('link', { name: /Cabai keriting/ });
	await rows.first().waitFor();
	assert.equal(await rows.count(), 1, 'stored once');
	await rows.first().click();
	await officer.getByText('Rp90.000').first().waitFor();
	await assertAccessible(officer, 'queue');
	await officer.getByRole('button', { name: 'Konfirmasi' }).click();
	// It waits ten seconds, so that it can be taken back.
	await officer
		.getByText(/dikonfirmasi\./)
		.first()
		.waitFor();

	await guest.goto('/pasar/cabai-keriting');
	await guest.getByText('Rp71.000').first().waitFor();
	for (const page of [enumerator, officer, guest]) assert.deepEqual(page.complaints, []);
	await Promise.all([enumerator, officer, guest].map((page) => page.context().close()));
});

test('a figure changed in the data changes the sentence, with no build', async () => {
	const strict = await startServer({ thresholds: { valid_from: '2021-01-01', spread_percent: '10' } });
	try {
		const page = await visit(browser, strict);
		await signInEnumerator(page);
		await page.goto(FORM);
		await trader(page, 1).fill('45000');
		await trader(page, 2).fill('45500');
		await trader(page, 3).fill('51000');
		// Median 45.500, spread 6.000 is 13,2 %: within 20, beyond 10.
		await page.getByText('Selisih antarpedagang 13,2%, batasnya 10%').waitFor();
		await page.context().close();
	} finally {
		await strict.stop();
	}
});

test('without the rulebook the form says so and the server decides', async () => {
	// The portal's worker keeps the rulebook; a first visit on a bad line has none yet.
	const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
	await signInEnumerator(page);
	await page.route('**/rules/*.wasm', (route) => route.abort());
	await page.goto('/pasang-harga?tempat=pasar-pamotan&bahan=cabai-keriting');
	await trader(page, 1).fill('45000');
	await page.getByText('Belum bisa dicek di perangkat ini').waitFor();
	await page.getByRole('button', { name: 'Kirim dan lanjut' }).waitFor();
	await page.context().close();
});

test('nobody enters the office without the code', async () => {
	const page = await visit(browser, server);
	await page.goto('/kantor/harga');
	await page.getByText(/Masuk/).first().waitFor();
	assert.equal(await page.getByRole('link', { name: /Pasar Lasem/ }).count(), 0);
	assert.ok(people.admin);
	await page.context().close();
});
