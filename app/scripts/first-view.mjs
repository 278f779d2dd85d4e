// Tells app.html, once it is built, what the most visited screens ask first and which files draw
// them, so that a phone on a slow line asks for everything at once.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const nodes = here('../.svelte-kit/generated/client-optimized/nodes');
const manifest = JSON.parse(readFileSync(here('../.svelte-kit/output/client/.vite/manifest.json'), 'utf8'));
const page = here('../build/index.html');

/** `path` and `ask` are the two sides of a replacement in the address; a first view has no query.
 * `thrifty` is asked by those who save data. What a screen itself asks must be the same address:
 * the browser journeys count the requests. */
const screens = [
	{ route: '', path: '^/$', ask: '/api/v1/home' },
	{ route: '/pasar', path: '^/pasar$', ask: '/api/v1/market/prices?limit=100' },
	{
		route: '/pasar/[commodity]',
		path: '^/pasar/(?!bandingkan$)([a-z0-9-]+)$',
		ask: '/api/v1/market/commodities/$1?level=retail&days=365',
		thrifty: '/api/v1/market/commodities/$1?level=retail&days=90',
	},
];

/** The files of a screen, its own last, with those it imports. Kit also fetches the one for errors. */
const filesOf = (route) => [...new Set([...imported(`routes${route}/+page.svelte"`), ...imported('routes/+error.svelte"')])];

function imported(source) {
	const node = readdirSync(nodes).find((name) => readFileSync(`${nodes}/${name}`, 'utf8').includes(source));
	const found = new Set();
	const add = (key) => {
		const { file, imports = [], css = [] } = manifest[key];
		imports.forEach(add);
		for (const one of [...css, file]) found.add(`/${one}`);
	};
	add(`.svelte-kit/generated/client-optimized/nodes/${node}`);
	return [...found];
}

// Kit also links the styles of what is only imported on demand, which then loads them itself.
const needed = filesOf('');
const html = readFileSync(page, 'utf8').replaceAll(/\s*<link href="([^"]+)" rel="stylesheet">/g, (link, file) =>
	needed.includes(file) ? link : '',
);
const table = screens.map(({ route, ...asked }) => ({ ...asked, files: filesOf(route).filter((file) => !html.includes(file)) }));
const filled = html.replace('var layar = []', () => `var layar = ${JSON.stringify(table)}`);
if (filled === html) throw new Error('app.html has no list of screens to fill');
writeFileSync(page, filled);
writeFileSync(`${page}.gz`, gzipSync(filled, { level: 9 }));
writeFileSync(`${page}.br`, brotliCompressSync(filled));
