// A picture of every screen for people to look at: phone in light and dark, desktop. `make shots`.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktop, phone, startBrowser, startServer, visit } from './harness.mjs';
import { lookers, open } from './looks.mjs';
import { screens } from './modules.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'shots');
const looks = [
	{ name: 'hp', viewport: phone, colorScheme: 'light' },
	{ name: 'hp-gelap', viewport: phone, colorScheme: 'dark' },
	{ name: 'desktop', viewport: desktop, colorScheme: 'light' },
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const [server, browser] = await Promise.all([startServer(), startBrowser()]);
try {
	for (const as of lookers(screens)) {
		const page = await visit(browser, server, phone, { deviceScaleFactor: 2 });
		if (as) await as(page, server);
		for (const { name, viewport, colorScheme } of looks) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			for (const screen of screens.filter((each) => each.as === as)) {
				await open(page, screen);
				await page.screenshot({ path: join(folder, `${screen.name}-${name}.png`), fullPage: true });
			}
		}
		await page.context().close();
	}
} finally {
	await browser.close();
	await server.stop();
}
console.log(`${screens.length * looks.length} pictures in ${folder}`);
