// Writes down, once the portal is built, which files a phone keeps to open it without a signal: those
// of the shell, which stand around every screen and draw those of no module or of home, and those of
// each module, for who uses it. A module is used once one of its screens was opened.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const nodes = here('../.svelte-kit/generated/client-optimized/nodes');
const manifest = JSON.parse(readFileSync(here('../.svelte-kit/output/client/.vite/manifest.json'), 'utf8'));
const keyOf = (node) => `.svelte-kit/generated/client-optimized/nodes/${node}`;

/** Whose screen a part is that comes on demand. Home's belong to everybody, and so does what a module has
 * for everybody's screens (src/modules.ts): figures; the rest is one file for all modules. */
const owner = (key) => (key.endsWith('/figures.ts') ? undefined : /^src\/modules\/(?!home\/)(\w+)\//.exec(key)?.[1]);

/** Words of a language are kept by who has loaded them; and what a line of the trail or of one's copy is
 * called is of no use without the line, which only the server has. */
const LATER = /(^|\/)list\.\w\w$|^(acts|held)$/;

/** The files of these parts with all they import, also on demand: of that, other modules' only when
 * `module` is theirs. */
function filesOf(keys, module) {
	const seen = new Set();
	const files = new Set();
	const add = (key) => {
		if (seen.has(key) || !manifest[key]) return;
		seen.add(key);
		const { file, css = [], assets = [], imports = [], dynamicImports = [] } = manifest[key];
		for (const one of [file, ...css, ...assets]) files.add(`/${one}`);
		imports.forEach(add);
		// The router's own list of every screen.
		if (dynamicImports.some((each) => each.includes('/nodes/'))) return;
		const parts = dynamicImports.filter((each) => !LATER.test(manifest[each].name));
		for (const each of parts) if ((owner(each) ?? module) === module) add(each);
	};
	keys.forEach(add);
	return files;
}

/** The modules whose components a screen shows. */
function shownBy(folder) {
	const sources = readdirSync(here(`../src/routes/${folder}`)).filter((file) => file.endsWith('.svelte'));
	const texts = sources.map((file) => readFileSync(here(`../src/routes/${folder}/${file}`), 'utf8'));
	const names = texts.flatMap((text) => Array.from(text.matchAll(/import [A-Z]\w* from '\$modules\/(\w+)\//g), ([, name]) => name));
	return [...new Set(names)].filter((name) => name !== 'home');
}

const shell = ['.svelte-kit/generated/client-optimized/app.js', 'node_modules/@sveltejs/kit/src/runtime/client/entry.js'];
/** @type {Map<string, { screens: string[]; around: string[] }>} */
const modules = new Map();
const layouts = new Map();
const pages = [];
for (const node of readdirSync(nodes)) {
	const [, source] = /routes\/(.*?)"/.exec(readFileSync(`${nodes}/${node}`, 'utf8')) ?? [];
	// Kit's own stand-ins for a layout or a page for errors.
	if (!source) shell.push(keyOf(node));
	else if (source.endsWith('+page.svelte')) pages.push({ key: keyOf(node), folder: dirname(source) });
	else if (dirname(source) === '.') shell.push(keyOf(node));
	else layouts.set(dirname(source), keyOf(node));
}
for (const { key, folder } of pages) {
	const around = [...layouts].filter(([each]) => `${folder}/`.startsWith(`${each}/`)).map(([, layout]) => layout);
	// The first screen is everybody's, whatever it shows.
	const names = folder === '.' ? [] : shownBy(folder);
	if (names.length === 0) shell.push(key, ...around);
	for (const name of names) {
		const own = modules.get(name) ?? { screens: [], around: [] };
		modules.set(name, { screens: [...own.screens, key], around: [...own.around, ...around] });
	}
}

const kept = filesOf(shell, undefined);
// The rules in static/rules/ are kept by the form that fetches them.
const fixed = readdirSync(here('../static'), { withFileTypes: true }).filter((entry) => entry.isFile());
const list = {
	shell: [...kept, ...fixed.map(({ name }) => `/${name}`)],
	modules: Object.fromEntries(
		[...modules].map(([name, { screens, around }]) => [
			name,
			{
				screens: screens.map((key) => `/${manifest[key].file}`),
				// Also what the shell loads of it when there is need.
				files: [...filesOf([...shell, ...screens, ...around], name)].filter((file) => !kept.has(file)),
			},
		]),
	),
};
writeFileSync(join(here('../build'), 'keep.json'), JSON.stringify(list));
