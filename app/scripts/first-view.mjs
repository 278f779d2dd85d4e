// Tells app.html, once it is built, what the most visited screens ask first and which files draw
// them, so that a phone on a slow line asks for everything at once. Which screens these are each
// module says in its first-views.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';
import { languages } from './words.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const src = here('../src');

/** Of each module that has one. @returns {Promise<FirstViews[]>}
 * @typedef {{ firstViews: import('../src/modules').FirstView[], names?: (language: string) => string }} FirstViews */
export async function firstViews() {
	const alias = { $api: `${src}/api`, $platform: `${src}/platform` };
	// Without tsconfig.json: what that extends Kit makes later, from the configuration that asks here.
	const config = { configFile: false, root: here('..'), resolve: { alias }, oxc: { tsconfig: false } };
	const files = readdirSync(`${src}/modules`).map((name) => `${src}/modules/${name}/first-views.ts`);
	const read = files.filter(existsSync).map((file) => runnerImport(file, config));
	return (await Promise.all(read)).map(({ module }) => module);
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

	/** The parts of the build that draw a screen, its own last. Kit also fetches the one for errors. */
	const partsOf = (route) => [...new Set([...imported(pageOf(route)), ...imported('routes/+error.svelte')])];
	function imported(source) {
		const node = readdirSync(nodes).find((name) => readFileSync(`${nodes}/${name}`, 'utf8').includes(`${source}"`));
		const found = new Set();
		const add = (key) => (manifest[key].imports?.forEach(add), found.add(manifest[key]));
		add(`.svelte-kit/generated/client-optimized/nodes/${node}`);
		return found;
	}
	const filesOf = (parts) => [...new Set(parts.flatMap(({ file, css = [] }) => [...css, file]))].map((file) => `/${file}`);
	/** The lists of words that these parts say, by language. */
	const wordsOf = (parts) =>
		Object.fromEntries(
			languages.slice(1).map((language) => {
				const lists = parts.flatMap(({ dynamicImports = [] }) => dynamicImports).filter((key) => manifest[key].name === `list.${language}`);
				return [language, lists.map((key) => `/${manifest[key].file}`)];
			}),
		);

	const home = partsOf('/');
	const atHome = filesOf(home);
	const everywhere = wordsOf(home);
	// Kit also links the styles of what is only imported on demand, which then loads them itself.
	const html = readFileSync(page, 'utf8').replaceAll(/\s*<link href="([^"]+)" rel="stylesheet">/g, (link, file) =>
		atHome.includes(file) ? link : '',
	);
	const modules = await firstViews();
	const screens = modules.flatMap(({ firstViews }) => firstViews);
	const table = screens.map(({ route, asks, thrifty }) => {
		const parts = partsOf(route).filter((part) => !html.includes(`/${part.file}`));
		return {
			path: pathOf(route),
			ask: asked(asks, route),
			...(thrifty && { thrifty: asked(thrifty, route) }),
			files: filesOf(parts).filter((file) => !html.includes(file)),
			words: wordsOf(parts),
		};
	});
	const words = Object.fromEntries(
		languages
			.slice(1)
			.map((language) => [language, { files: everywhere[language], asks: modules.flatMap(({ names }) => names?.(language) ?? []) }]),
	);
	const filled = html
		.replace('kata = {}', () => `kata = ${JSON.stringify(words)}`)
		.replace('layar = []', () => `layar = ${JSON.stringify(table)}`);
	if (['kata = {}', 'layar = []'].some((empty) => !html.includes(empty))) throw new Error('app.html has no lists to fill');
	writeFileSync(page, filled);
	writeFileSync(`${page}.gz`, gzipSync(filled, { level: 9 }));
	writeFileSync(`${page}.br`, brotliCompressSync(filled));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await fill();
