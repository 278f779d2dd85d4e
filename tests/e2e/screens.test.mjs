// Every screen, looked at by a machine: its own text first, then width, then axe, in light and
// dark, in three languages, on a phone and at a desk.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { assertAccessible, assertNoSidewaysScroll, desktop, phone, startBrowser, startServer, visit } from './harness.mjs';
import { lookers, open, screens } from './screens.mjs';

/** Light is looked at everywhere; dark changes colours only, so two widths are enough. */
const looks = [
	{ name: 'phone', viewport: phone, schemes: ['light', 'dark'], languages: ['id', 'jv', 'en'] },
	{ name: 'desktop', viewport: desktop, schemes: ['light', 'dark'], languages: ['id'] },
];
const narrow = { width: 320, height: 640 };

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

for (const as of lookers) {
	const who = as?.name ?? 'nobody';
	test(`every screen of ${who}`, async (t) => {
		// One sign-in for all looks, because an officer's code is good once in half a minute.
		const page = await visit(browser, server, phone);
		if (as) await as(page, server);
		for (const { name, viewport, schemes, languages } of looks) {
			await page.setViewportSize(viewport);
			for (const language of languages) {
				await speak(page, language);
				for (const screen of screens.filter((each) => each.as === as)) {
					await t.test(`${screen.name}, ${name}, ${language}`, async () => {
						await open(page, screen, { words: language === 'id' });
						assert.equal(await page.locator('html').getAttribute('lang'), language);
						await assertNoSidewaysScroll(page, screen.name);
						for (const colorScheme of schemes) {
							await page.emulateMedia({ colorScheme });
							// Colours on their way from light to dark are nobody's fault.
							await page.evaluate(() =>
								Promise.allSettled(
									document
										.getAnimations()
										.filter((one) => one instanceof CSSTransition)
										.map((one) => one.finished),
								),
							);
							await assertAccessible(page, `${screen.name}, ${name}, ${language}, ${colorScheme}`);
						}
					});
				}
			}
		}
		await t.test('320 px, and letters twice as large', async () => {
			for (const language of ['id', 'jv', 'en']) {
				await speak(page, language);
				for (const screen of screens.filter((each) => each.as === as)) {
					await page.setViewportSize(narrow);
					await open(page, screen, { words: language === 'id' });
					await assertNoSidewaysScroll(page, `${screen.name} at 320 px, ${language}`);
					// The office's screens are read at a desk.
					await page.setViewportSize(screen.path.startsWith('/kantor') ? desktop : phone);
					await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
					await assertNoSidewaysScroll(page, `${screen.name} at 200 %, ${language}`);
				}
			}
		});
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});
}

/** Chooses a language as the switch does. The next screen speaks it. */
async function speak(page, language) {
	if (page.url() === 'about:blank') await page.goto('/');
	await page.evaluate((language) => localStorage.setItem('bahasa', language), language);
}
