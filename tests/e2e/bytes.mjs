// What a visitor pays: bytes on the wire of the first view of Beranda, in each language, and of the
// next view, from the real server to a real Chromium. Fails when over budget.
//   node bytes.mjs          (the portal must be built)
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { phone, root, startBrowser, startServer, visit } from './harness.mjs';

const KB = 1024;
/** A module's words in another language come with its first screen. */
const LIST = 7;
/** Budgets of a first visit, in KB. The number of modules must not show in home's own code; only
 * the router's manifest grows, by so many bytes a screen over what it starts with. */
const budgets = { own: 46, script: 60, first: 100, next: 25 };
const MANIFEST = { start: 1400, screen: 40 };

/** Screens that have an address and layouts, which is what the manifest lists. */
const screens = readdirSync(join(root, 'app/src/routes'), { recursive: true }).filter((file) =>
	/\+(page|layout)\.svelte$/.test(file),
).length;

const server = await startServer();
const browser = await startBrowser();
let over = 0;
try {
	for (const language of ['id', 'jv', 'en']) {
		console.log(`\n${language}`);
		await measure(language);
	}
} finally {
	await browser.close();
	await server.stop();
}
process.exit(over > 0 ? 1 : 0);

async function measure(language) {
	// Without the service worker, which would hide what crosses the wire.
	const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
	await page.addInitScript((language) => localStorage.setItem('bahasa', language), language);
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	const requests = new Map();
	wire.on('Network.requestWillBeSent', ({ requestId, request, type }) => requests.set(requestId, { url: request.url, type, bytes: 0 }));
	wire.on('Network.responseReceived', ({ requestId, response }) => {
		const one = requests.get(requestId);
		if (one)
			Object.assign(one, {
				encoding: response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '-',
				cached: response.fromDiskCache || response.fromServiceWorker,
			});
	});
	wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = requests.get(requestId);
		if (one) one.bytes = encodedDataLength;
	});
	const take = () => {
		const list = [...requests.values()].filter(({ url, cached }) => url.startsWith(server.origin) && !cached);
		requests.clear();
		return list;
	};
	/** Quiet for a while, yet before anything is loaded that nobody asked for. */
	const settled = () => page.waitForTimeout(1500);

	await page.goto('/');
	await page.getByText(/Rp\d/).first().waitFor();
	await settled();
	const first = take();
	await page.locator('a[href="/pasar"]').first().click();
	await page.waitForURL(/\/pasar$/);
	await page.getByText(/Rp\d/).nth(3).waitFor();
	await settled();
	const next = take();
	await page.context().close();

	// Budgets are written in gzip; brotli, which the server prefers, is smaller.
	const scripts = first.filter(({ type }) => type === 'Script');
	for (const one of scripts) one.gzip = gzipSync(Buffer.from(await (await fetch(one.url)).arrayBuffer()), { level: 9 }).length;
	for (const one of first) console.log(row(new URL(one.url).pathname, one.type, one.encoding, one.bytes, one.gzip));
	const packed = (list) => list.reduce((total, { gzip }) => total + gzip, 0);
	const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
	const manifest = packed(scripts.filter(({ url }) => /\/entry\/app\./.test(url)));
	console.log();
	// Another language comes as a list of words beside the code, and counts with the whole.
	if (language === 'id') verdict("home's own JavaScript, gzip", packed(scripts) - manifest, budgets.own);
	verdict(`the router's manifest, ${screens} screens`, manifest, (MANIFEST.start + MANIFEST.screen * screens) / KB);
	verdict('JavaScript of Beranda, gzip', packed(scripts), budgets.script);
	verdict('first view, everything', sum(first), budgets.first);
	verdict('next view, /pasar with its data', sum(next), budgets.next + (language === 'id' ? 0 : LIST));
	const plain = first.filter(({ type, encoding }) => ['Script', 'Stylesheet', 'Document'].includes(type) && encoding === '-');
	if (plain.length > 0) {
		over++;
		console.log(`not compressed: ${plain.map(({ url }) => new URL(url).pathname).join(', ')}`);
	}
	if (process.argv.includes('--all'))
		for (const one of next) console.log(row(new URL(one.url).pathname, one.type, one.encoding, one.bytes));
}

function row(name, type = '', encoding = '', bytes = 0, gzip) {
	return `${name.padEnd(52)} ${type.padEnd(11)} ${String(encoding).padEnd(12)} ${(bytes / KB).toFixed(1).padStart(7)} KB${gzip ? ` (gzip ${(gzip / KB).toFixed(1)})` : ''}`;
}

function verdict(name, bytes, budget) {
	const bad = bytes > budget * KB;
	if (bad) over++;
	console.log(`${name.padEnd(52)} ${(bytes / KB).toFixed(1).padStart(7)} KB of ${+budget.toFixed(1)} KB${bad ? '  over budget' : ''}`);
}
