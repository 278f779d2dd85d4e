// States of a screen that a fault brings about: `prepare` of a line in `<module>/screens.mjs`.

/** The same address once more, now without a signal: kept prices with their age, or that there are none. */
export async function withoutSignal(page) {
	await page.route('**/api/**', (route) => route.abort());
	await page.reload();
	await page.waitForLoadState('networkidle');
}

/** And while the server has a fault, on a device that has kept nothing. */
export async function whileTheServerFails(page) {
	const problem = { code: 'Internal', message: 'Made up', incident: '0199a1b2c3d4' };
	await page.route('**/api/**', (route) =>
		route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
	);
	await page.evaluate(() => caches.delete('jawaban-1'));
	await page.reload();
	await page.waitForLoadState('networkidle');
	page.complaints = page.complaints.filter((words) => !words.includes('status of 500'));
}
