// Posting a price with the keyboard alone: every step is reached with Tab, shows where it is, and
// is not hidden under a bar.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, people, phone, PIN, startBrowser, startServer, visit } from '../harness.mjs';

let server;
let browser;
before(async () => {
	[server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

// One market per width: a price is reported once a day.
for (const [width, viewport, market] of [
	['phone', phone, 'Pasar Pamotan'],
	['desktop', desktop, 'Pasar Lasem'],
]) {
	test(`an enumerator posts a price with the keyboard alone, ${width}`, async () => {
		const page = await visit(browser, server, viewport);
		await page.goto('/masuk');
		await type(page, page.getByLabel('Nomor HP'), people.enumerator);
		await type(page, page.getByLabel('PIN atau kata sandi', { exact: true }), PIN);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.pathname !== '/masuk');

		await page.goto('/pasang-harga');
		await follow(page, page.getByRole('link', { name: market }));
		await follow(page, page.getByRole('link', { name: /Cabai keriting/ }));
		await page.getByRole('heading', { name: 'Cabai keriting' }).waitFor();
		for (const [trader, price] of [
			[1, '45000'],
			[2, '45500'],
			[3, '46000'],
		]) {
			await type(page, page.getByLabel(`Pedagang ${trader}`, { exact: true }), price);
		}
		await page.getByText('Rp45.500').first().waitFor();
		await follow(page, page.getByRole('button', { name: /^Kirim/ }));
		await page
			.getByText(/diterima|diperiksa/i)
			.first()
			.waitFor();
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});
}

async function type(page, field, text) {
	await tabTo(page, field);
	await page.keyboard.type(text);
}

async function follow(page, control) {
	await tabTo(page, control);
	await page.keyboard.press('Enter');
}

/** Tab until `control` has the focus; what has it on the way and at the end can be seen. */
async function tabTo(page, control) {
	await control.first().waitFor();
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		const [found, hidden] = await control.first().evaluate((wanted) => {
			const focused = document.activeElement;
			if (!focused || focused === document.body) return [false, ''];
			const { top, bottom, left, width } = focused.getBoundingClientRect();
			const over = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
			const seen = over && (focused.contains(over) || over.contains(focused) || over.closest('label')?.contains(focused));
			// A field may wear the ring on the frame around it, with its unit inside.
			const frames = [focused, focused.parentElement, focused.parentElement?.parentElement].filter(Boolean);
			const marked = frames.some((frame) => getComputedStyle(frame).outlineStyle !== 'none');
			const name = focused.outerHTML.slice(0, 120);
			return [focused === wanted, !seen ? `covered or out of sight: ${name}` : marked ? '' : `no mark of focus: ${name}`];
		});
		assert.equal(hidden, '');
		if (found) return;
	}
	assert.fail('not reached with Tab');
}
