// How screens are looked at: their own text first, then width, then axe. Each screen is looked at on
// a phone in Indonesian every time, and 320 px wide. The other looks (dark, desktop, Javanese,
// English, letters twice as large) change little from one screen of a template to the next: they are
// for one screen of each template, and for a quarter of the others, another quarter each day.
// `FULL=1` looks at everything; `DAY=20000` repeats the choice of a day.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertAccessible, assertNoSidewaysScroll, desktop, phone, startBrowser, startServer, visit } from './harness.mjs';

const narrow = { width: 320, height: 640 };

/** What a screen can be; one screen of all stands for each, with `template` in its line. */
export const templates = ['start', 'list', 'detail', 'form', 'table', 'text', 'failure'];

/** Days since 1970, in Rembang. */
const day = Number(process.env.DAY ?? Math.floor((Date.now() + 7 * 3_600_000) / 86_400_000));

/** True for a screen that gets every look. */
export function isFull(screen, today = day) {
	const quarter = createHash('sha256').update(screen.name).digest()[0] % 4;
	return process.env.FULL === '1' || screen.template !== undefined || quarter === today % 4;
}

/** Everybody who signs in to see these screens. */
export const lookers = (screens) => [...new Set(screens.map((screen) => screen.as))];

/** Goes there and waits until the screen stands. Its text is asserted where it is Indonesian. */
export async function open(page, screen, { words = true } = {}) {
	await page.unrouteAll();
	await page.goto(screen.path);
	if (words) await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
	else await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.waitForLoadState('networkidle');
	await screen.prepare?.(page);
}

/** Tests that look at a module's screens. */
export function lookAt(screens) {
	let server;
	let browser;
	before(async () => {
		[server, browser] = await Promise.all([startServer(), startBrowser()]);
	});
	after(async () => {
		await browser?.close();
		await server?.stop();
	});
	const full = new Set(screens.filter((screen) => isFull(screen)));
	console.log(`DAY=${day}: every look at ${[...full].map((screen) => screen.name).join(', ') || 'none'}`);

	for (const as of lookers(screens)) {
		test(`screens of ${as?.name ?? 'nobody'}`, async (t) => {
			// One sign-in for all looks, because an officer's code is good once in half a minute.
			const page = await visit(browser, server, phone);
			if (as) await as(page, server);
			const theirs = screens.filter((screen) => screen.as === as);
			for (const language of ['id', 'jv', 'en']) {
				await speak(page, language);
				for (const screen of theirs.filter((screen) => language === 'id' || full.has(screen)))
					await t.test(`${screen.name}, ${language}`, () => onPhone(page, screen, language, full.has(screen)));
			}
			await speak(page, 'id');
			for (const screen of theirs.filter((screen) => full.has(screen)))
				await t.test(`${screen.name}, desktop`, async () => {
					await page.setViewportSize(desktop);
					await open(page, screen);
					await assertNoSidewaysScroll(page, `${screen.name}, desktop`);
					await assertColours(page, ['light', 'dark'], `${screen.name}, desktop`);
				});
			assert.deepEqual(page.complaints, []);
			await page.context().close();
		});
	}
}

async function onPhone(page, screen, language, full) {
	const where = `${screen.name}, ${language}`;
	await page.setViewportSize(narrow);
	await open(page, screen, { words: language === 'id' });
	assert.equal(await page.locator('html').getAttribute('lang'), language);
	await assertNoSidewaysScroll(page, `${where}, 320 px`);
	await resize(page, phone);
	await assertNoSidewaysScroll(page, where);
	if (full) {
		// The office's screens are read at a desk.
		if (screen.path.startsWith('/kantor')) await resize(page, desktop);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await assertNoSidewaysScroll(page, `${where}, 200 %`);
		await page.evaluate(() => (document.documentElement.style.fontSize = ''));
		await resize(page, phone);
	}
	await assertColours(page, full ? ['light', 'dark'] : ['light'], where);
}

/** Also what is drawn by measure has its new width then. */
async function resize(page, viewport) {
	await page.setViewportSize(viewport);
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function assertColours(page, schemes, where) {
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
		await assertAccessible(page, `${where}, ${colorScheme}`);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Chooses a language as the switch does. The next screen speaks it. */
async function speak(page, language) {
	if (page.url() === 'about:blank') await page.goto('/');
	await page.evaluate((language) => localStorage.setItem('bahasa', language), language);
}
