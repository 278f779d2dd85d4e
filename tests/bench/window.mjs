// The app as it is packaged: how large it is, how soon a cold start shows a kept answer with no server
// to ask, and what the idle window takes. The package is unpacked into a folder of its own and run from
// there. Nothing is asserted: `make package` first, then `make window`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
const packages = join(target, 'app/bundle/deb');
const name = readdirSync(packages).find((file) => file.endsWith('.deb'));
const folder = mkdtempSync(join(tmpdir(), 'rembang-package-'));
execFileSync('dpkg-deb', ['-x', join(packages, name), folder]);
const program = join(folder, 'usr/bin/rembang-app');
const entry = readFileSync(join(folder, 'usr/share/applications/Rembang Gemilang.desktop'), 'utf8');
if (!/^Exec=rembang-app %u$/m.test(entry) || !entry.includes('x-scheme-handler/rembang')) throw new Error(`links do not reach it:\n${entry}`);

process.env.REMBANG_APP = program;
const { startBehindProxy } = await import('../e2e/harness.mjs');
const { startDevice } = await import('../e2e/app/window.mjs');
const server = await startBehindProxy();
const device = await startDevice(server.origin);
try {
	const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
	console.log(`program ${megabytes(statSync(program).size)} MB, package ${megabytes(statSync(join(packages, name)).size)} MB`);
	let window = await device.open();
	await window.see('Mau mengurus apa?');
	await window.go('/pasar');
	await window.see('Beras medium');
	await window.quit();
	server.down();
	const starts = [];
	for (let round = 0; round < 5; round++) {
		const begun = performance.now();
		window = await device.open();
		await window.until('what was kept', async () => (await window.text()).includes('Beras medium'));
		starts.push(performance.now() - begun);
		if (round < 4) await window.quit();
	}
	const [, , middle] = starts.toSorted((a, b) => a - b);
	console.log(`cold start to what is kept: ${(middle / 1000).toFixed(2)} s (${starts.map((ms) => (ms / 1000).toFixed(2)).join(', ')})`);
	await new Promise((resolve) => setTimeout(resolve, 5_000));
	const share = (pid) => Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss: +(\d+)/m)?.[1] ?? 0);
	const nameOf = (pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
	const mine = device.processes().filter((pid) => /^(rembang-app|WebKit(Web|Network)Pr)/.test(nameOf(pid)));
	const parts = mine.map((pid) => `${nameOf(pid)} ${Math.round(share(pid) / 1024)}`);
	const all = mine.reduce((sum, pid) => sum + share(pid), 0);
	console.log(`idle: ${Math.round(all / 1024)} MB (${parts.join(', ')})`);
	await window.quit();
} finally {
	device.stop();
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}
