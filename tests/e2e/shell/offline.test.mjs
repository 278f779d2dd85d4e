// What a phone without a network shows: what it has seen before, with its age, and the truth
// about the rest.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { startBrowser, startServer, untilShellIsKept, visit } from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

test('a second visit without a network shows the prices, their age, and that it is offline', async () => {
	const page = await visit(browser, server);
	for (const path of ['/', '/pasar']) {
		await page.goto(path);
		await page
			.getByText(/Data per/)
			.first()
			.waitFor();
		await page.waitForLoadState('networkidle');
	}
	const prices = (await page.getByText(/Rp\d/).allInnerTexts()).slice(0, 5);
	assert.equal(prices.length, 5);
	await untilShellIsKept(page, ['market']);

	await page.context().setOffline(true);
	for (const path of ['/', '/pasar']) {
		await page.goto(path);
		await page
			.getByText(/^Luring\. Data per/)
			.first()
			.waitFor();
		await page.getByText(/Rp\d/).first().waitFor();
	}
	assert.deepEqual((await page.getByText(/Rp\d/).allInnerTexts()).slice(0, 5), prices, 'the same prices as before');

	// Never opened on this phone: the price of the kept list, as such; nothing where there is none.
	await page.goto('/pasar/cabai-rawit-merah?tingkat=producer');
	await page.getByText('Tidak ada sinyal').first().waitFor();
	assert.equal(await page.getByText(/Rp\d/).count(), 0);
	await page.goto('/pasar/cabai-rawit-merah');
	await page.getByText('Harga yang tersimpan').waitFor();
	assert.equal(await page.locator('.price').count(), 1);

	// The signal comes back, and so do today's prices, by themselves.
	await page.context().setOffline(false);
	await page.getByRole('heading', { level: 1, name: 'Cabai rawit merah' }).waitFor();
	await page.getByRole('slider').waitFor();
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});
