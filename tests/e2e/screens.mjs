// Every screen: `<module>/screens.mjs` has one line each, with what it is called, where it is, a text
// of its own in Indonesian, and who sees it (nobody in particular, or one of the sign-ins of the
// harness). `prepare` gets the page and brings it to the state that is meant. Suites and pictures
// both follow these lines.
import { existsSync, readdirSync } from 'node:fs';

const lists = readdirSync(new URL('.', import.meta.url))
	.map((folder) => new URL(`${folder}/screens.mjs`, import.meta.url))
	.filter((list) => existsSync(list));

export const screens = (await Promise.all(lists.map((list) => import(list)))).flatMap((list) => list.default);

/** Who looks: everybody who signs in is one sign-in, however many looks. */
export const lookers = [undefined, ...new Set(screens.map((screen) => screen.as).filter(Boolean))];

/** Goes there and waits until the screen stands. Its text is asserted where it is Indonesian. */
export async function open(page, screen, { words = true } = {}) {
	await page.unrouteAll();
	await page.goto(screen.path);
	if (words) await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
	else await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.waitForLoadState('networkidle');
	await screen.prepare?.(page);
}
