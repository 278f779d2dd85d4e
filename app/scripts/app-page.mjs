// Takes out of the app's page, once it is built, what only the portal's page does: ask its own server
// before the scripts come, and leave blanks that a server fills.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const page = here('../build-app/index.html');
const { productName } = JSON.parse(readFileSync(here('../src-tauri/tauri.conf.json'), 'utf8'));

/** @param {string} html @param {RegExp} part */
function without(html, part) {
	if (!part.test(html)) throw new Error(`app.html has no ${part}`);
	return html.replace(part, '');
}
let html = readFileSync(page, 'utf8');
html = without(html, /\s*<script>\s*\/\/ What the screen of this address asks first[\s\S]*?<\/script>/);
html = without(html, /\s*<!-- The row Regency[\s\S]*?<\/script>/);
html = without(html, /\s*<link rel="manifest"[^>]*>/);
html = without(html, /\s*<meta name="description"[^>]*>/);
html = html.replaceAll('%regency.app%', productName);
if (html.includes('%regency')) throw new Error('the page of the app has a blank that nobody fills');
writeFileSync(page, html);
// The rulebook is compiled into the program, and nobody installs the app from its page.
for (const file of ['rules', 'manifest.webmanifest', 'robots.txt', 'service-worker.js'])
	rmSync(here(`../build-app/${file}`), { recursive: true, force: true });
