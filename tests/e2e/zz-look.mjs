import { assertAccessible, assertNoSidewaysScroll, startBrowser, phone, desktop } from './harness.mjs';
const origin = 'http://127.0.0.1:8391';
const out = '/tmp/wt-market-shots/';
const only = process.argv.slice(2);
const basket = JSON.stringify([{ commodity: 'beras-medium', thousandths: 2000 }, { commodity: 'cabai-rawit-merah', thousandths: 250 }, { commodity: 'telur-ayam-ras', thousandths: 1500 }, { commodity: 'ikan-bandeng', thousandths: 100 }]);
const screens = [
	['bandingkan', '/pasar/bandingkan', {}],
	['belanja', '/belanja', { belanja: basket }],
	['belanja-kosong', '/belanja', {}],
	['pasar', '/pasar', {}],
	['komoditas', '/pasar/cabai-rawit-merah', {}],
].filter(([name]) => only.length === 0 || only.includes(name));
const looks = [['360', phone, {}], ['1280', desktop, {}], ['gelap', phone, { colorScheme: 'dark' }], ['320', { width: 320, height: 640 }, {}], ['200', phone, {}, true]];
const browser = await startBrowser();
for (const [look, viewport, options, big] of looks) {
	for (const [name, path, store] of screens) {
		const context = await browser.newContext({ baseURL: origin, viewport, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options });
		const page = await context.newPage();
		page.on('console', (message) => message.type() === 'error' && console.log(name, look, message.text()));
		page.on('pageerror', (error) => console.log(name, look, String(error)));
		await page.addInitScript((store) => { for (const [k, v] of Object.entries(store)) localStorage.setItem(k, v); }, store);
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(500);
		if (big) await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await page.waitForTimeout(200);
		await page.screenshot({ path: `${out}${name}-${look}.png`, fullPage: true });
		try { await assertNoSidewaysScroll(page, `${name} ${look}`); if (!big) await assertAccessible(page, `${name} ${look}`); } catch (e) { console.log(name, look, e.message.slice(0, 1500)); }
		await context.close();
	}
}
await browser.close();
