import { desktop, phone, signInOfficer, startBrowser, startServer, visit, assertAccessible } from './harness.mjs';
const server = await startServer(); const browser = await startBrowser();
const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const bad = `Daftar harga\nNo;Tanggal;Pasar;Bahan;Harga 1;Harga 2;Keterangan\n1;${day};33.17.14.2003;gkp-petani;6.500;15.200;\n2;11/30/2026;Pasar Lasem;Beras Medium;13000;;\n3;${day};Pasar Ajaib;Semen;60000;;\n4;${day};Pasar Lasem;Gula Konsumsi;;;\n5;${day};Pasar Lasem;Gula Konsumsi;17500;;habis\nJumlah;;;;90000;;\nMengetahui,\n`;
const good = `Daftar harga;;;;\nTANGGAL;Pasar;Bahan;Harga;No\n${day.split('-').reverse().join('/')};33.17.14.2003;gkp-petani;6.500;1\nCatatan: harga per kg;;;;\n`;
const asFile = (text) => ({ name: 'harga.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
for (const [name, viewport] of [['360', phone], ['1280', desktop], ['320', { width: 320, height: 700 }]]) {
	const page = await visit(browser, server, viewport);
	await signInOfficer(page, server);
	for (const [kind, text] of [['bad', bad], ['good', good], ['xls', '\xd0\xcf\x11\xe0']]) {
		await page.goto('/kantor/impor');
		await page.getByLabel('Berkas', { exact: true }).setInputFiles(kind === 'xls' ? { name: 'a.xls', mimeType: 'x/x', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) } : asFile(text));
		await page.getByRole('button', { name: 'Coba berkas' }).click();
		await page.getByText(kind === 'good' ? /Berkas ini baik/ : /perlu diperbaiki/).first().waitFor();
		await page.waitForTimeout(300);
		await page.screenshot({ path: `/tmp/filesx/shot-${kind}-${name}.png`, fullPage: true });
		if (name === '320') await assertAccessible(page, kind);
	}
	console.log(name, page.complaints, await page.evaluate(() => document.documentElement.scrollWidth));
	await page.context().close();
}
await browser.close(); await server.stop();
