// Tells app.html, once it is built, what the most visited screens ask first and which files draw
// them, so that a phone on a slow line asks for everything at once. Which screens these are each
// module says in its first-views.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const src = here('../src');

/** A list for each module that has one. @returns {Promise<import('../src/modules').FirstView[][]>} */
export async function firstViews() {
	const alias = { $api: `${src}/api`, $platform: `${src}/platform` };
	const files = readdirSync(`${src}/modules`).map((name) => `${src}/modules/${name}/first-views.ts`);
	const read = files.filter(existsSync).map((file) => runnerImport(file, { configFile: false, root: here('..'), resolve: { alias } }));
	return (await Promise.all(read)).map(({ module }) => module.firstViews);
}

/** The file of a route. */
export const pageOf = (route) => `routes${route.replace(/\/$/, '')}/+page.svelte`;

/** The addresses of a route: a parameter is anything but the name of a screen beside it. */
export function pathOf(route) {
	const parts = route.split('/').slice(1);
	const patterns = parts.map((part, at) => {
		if (!part.startsWith('[')) return part;
		const beside = readdirSync([`${src}/routes`, ...parts.slice(0, at)].join('/')).filter((name) => /^[a-z-]+$/.test(name));
		return `(?!(?:${beside.join('|')})$)([a-z0-9-]+)`;
	});
	return `^/${patterns.join('/')}$`;
}

/** An address to ask, with `$1` where the first parameter of the route stands. */
export const asked = (address, route) =>
	(route.match(/\[\w+\]/g) ?? []).reduce((text, name, at) => text.replace(encodeURIComponent(name), `$${at + 1}`), address);

async function fill() {
	const nodes = here('../.svelte-kit/generated/client-optimized/nodes');
	const manifest = JSON.parse(readFileSync(here('../.svelte-kit/output/client/.vite/manifest.json'), 'utf8'));
	const page = here('../build/index.html');

	function imported(source) {
		const node = readdirSync(nodes).find((name) => readFileSync(`${nodes}/${name}`, 'utf8').includes(`${source}"`));
		const found = new Set();
		const add = (key) => {
			const { file, imports = [], css = [] } = manifest[key];
			imports.forEach(add);
			for (const one of [...css, file]) found.add(`/${one}`);
		};
		add(`.svelte-kit/generated/client-optimized/nodes/${node}`);
		return [...found];
	}
	/** The files of a screen, its own last, with those it imports. Kit also fetches the one for errors. */
	const filesOf = (route) => [...new Set([...imported(pageOf(route)), ...imported('routes/+error.svelte')])];

	// Kit also links the styles of what is only imported on demand, which then loads them itself.
	const needed = filesOf('/');
	const html = readFileSync(page, 'utf8').replaceAll(/\s*<link href="([^"]+)" rel="stylesheet">/g, (link, file) =>
		needed.includes(file) ? link : '',
	);
	const table = (await firstViews()).flat().map(({ route, asks, thrifty }) => ({
		path: pathOf(route),
		ask: asked(asks, route),
		...(thrifty && { thrifty: asked(thrifty, route) }),
		files: filesOf(route).filter((file) => !html.includes(file)),
	}));
	const filled = html.replace('var layar = []', () => `var layar = ${JSON.stringify(table)}`);
	if (filled === html) throw new Error('app.html has no list of screens to fill');
	writeFileSync(page, filled);
	writeFileSync(`${page}.gz`, gzipSync(filled, { level: 9 }));
	writeFileSync(`${page}.br`, brotliCompressSync(filled));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await fill();
