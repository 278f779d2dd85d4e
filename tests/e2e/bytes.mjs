// What a visitor pays: bytes on the wire of the first view of Beranda, of the next view, and of
// what comes after, from the real server to a real Chromium. Fails when over budget.
//   node bytes.mjs          (the portal must be built)
import { gzipSync } from 'node:zlib';
import { phone, startBrowser, startServer, visit } from './harness.mjs';

const KB = 1024;
/** Budgets of a first visit, in KB. */
const budgets = { script: 45, first: 100, next: 25 };

const server = await startServer();
const browser = await startBrowser();
let over = 0;
try {
	// Without the service worker, which would hide what crosses the wire.
	const page = await visit(browser, server, phone, { serviceWorkers: 'block' });
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	const requests = new Map();
	wire.on('Network.requestWillBeSent', ({ requestId, request, type }) => requests.set(requestId, { url: request.url, type, bytes: 0 }));
	wire.on('Network.responseReceived', ({ requestId, response }) => {
		const one = requests.get(requestId);
		if (one) Object.assign(one, { encoding: response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '-', cached: response.fromDiskCache || response.fromServiceWorker });
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
	await page.getByRole('heading', { name: /hari ini|Harga terakhir/ }).waitFor();
	await settled();
	const first = take();
	await page.getByRole('link', { name: /harga pasar/ }).first().click();
	await page.getByRole('heading', { level: 1, name: 'Pasar hari ini' }).waitFor();
	await page.getByText('Beras medium').first().waitFor();
	await settled();
	const next = take();

	// Budgets are written in gzip; brotli, which the server prefers, is smaller.
	let gzip = 0;
	for (const one of first.filter(({ type }) => type === 'Script')) {
		const body = Buffer.from(await (await fetch(one.url)).arrayBuffer());
		one.gzip = gzipSync(body, { level: 9 }).length;
		gzip += one.gzip;
	}
	for (const one of first) console.log(row(new URL(one.url).pathname, one.type, one.encoding, one.bytes, one.gzip));
	const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
	console.log();
	verdict('JavaScript of Beranda, gzip', gzip, budgets.script);
	verdict('JavaScript of Beranda, on the wire', sum(first.filter(({ type }) => type === 'Script')), budgets.script);
	verdict('first view, everything', sum(first), budgets.first);
	verdict('next view, /pasar with its data', sum(next), budgets.next);
	const plain = first.filter(({ type, encoding }) => ['Script', 'Stylesheet', 'Document'].includes(type) && encoding === '-');
	if (plain.length > 0) {
		over++;
		console.log(`not compressed: ${plain.map(({ url }) => new URL(url).pathname).join(', ')}`);
	}
	if (process.argv.includes('--all')) for (const one of next) console.log(row(new URL(one.url).pathname, one.type, one.encoding, one.bytes));
} finally {
	await browser.close();
	await server.stop();
}
process.exit(over > 0 ? 1 : 0);

function row(name, type = '', encoding = '', bytes = 0, gzip) {
	return `${name.padEnd(52)} ${type.padEnd(11)} ${String(encoding).padEnd(12)} ${(bytes / KB).toFixed(1).padStart(7)} KB${gzip ? ` (gzip ${(gzip / KB).toFixed(1)})` : ''}`;
}

function verdict(name, bytes, budget) {
	const bad = bytes > budget * KB;
	if (bad) over++;
	console.log(`${name.padEnd(52)} ${(bytes / KB).toFixed(1).padStart(7)} KB of ${budget} KB${bad ? '  over budget' : ''}`);
}
