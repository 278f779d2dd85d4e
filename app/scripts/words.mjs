// Turns the words of three languages into modules: one per message, so that a screen carries only
// what it says. A folder `words` beside code holds id.json, jv.json and en.json; `m` of its
// index.js says these words and those of the folders above, up to src/words, which all say.
// Indonesian stands in the modules; of another language each folder is one list, which comes with
// the first code that says it (platform/words.svelte.ts). What is fetched apart from its module's
// screens says its words by `m` of words/<its own name>.js: they are a list of their own.
// Run by itself it checks and writes; vite.config.ts does the same before a build.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));
export const languages = ['id', 'jv', 'en'];
/** Names and places are the same in every language; more than that is Indonesian left standing. */
const MOST_ALIKE = 0.2;

/** @typedef {Record<string, Record<string, string>>} Lists the words of each language */
/** @typedef {{ words: Record<string, Lists>, files: Record<string, string> }} Tree lists by the
 * folder that holds them ('' is src itself), and the text of the sources by their path. */

/** @returns {Tree} */
function read() {
	const tree = { words: {}, files: {} };
	for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
		const list = /^(?:(.+)\/)?words\/(\w+)\.json$/.exec(file);
		if (list) (tree.words[list[1] ?? ''] ??= {})[list[2]] = JSON.parse(readFileSync(src + file, 'utf8'));
		else if (/\.(ts|svelte)$/.test(file)) tree.files[file] = readFileSync(src + file, 'utf8');
	}
	return tree;
}

/** What the regency's pack says: `{@publish_at}` is filled by platform/regency, not by who says the words. */
const FACT = /\{@(\w+)\}/g;

const parameters = (text) => [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort();

/** The folders whose words `m` of a folder says, its own first. */
const chain = (words, folder) =>
	Object.keys(words)
		.filter((each) => each === '' || each === folder || folder.startsWith(`${each}/`))
		.sort((one, other) => other.length - one.length);

/** The keys that code says. */
export const keysIn = (text) => [...new Set(Array.from(text.matchAll(/(?<![.\w$])m\.(\w+)/g), ([, key]) => key))];

/** What a file says: which folder's `m`, whether apart (and under which name), and the keys; nothing
 * when it says nothing. */
function said(path, text) {
	const from = /import \{ m \} from '([^']+)'/.exec(text)?.[1];
	if (!from) return undefined;
	const place = from.startsWith('$') ? from.slice(1) : posix.join(posix.dirname(path), from);
	const [, folder = '', apart] = /^(?:(.+)\/)?words(?:\/(\w+))?$/.exec(place) ?? [];
	return { folder, apart, keys: keysIn(text) };
}

/** The folder in which a key stands that is said in this one. */
const ownerOf = (words, folder, key) => chain(words, folder).find((each) => key in (words[each].id ?? {}));

/** What is wrong with the words as a whole; an empty list is good.
 * @type {(tree: Tree) => string[]} */
export function faults({ words, files }) {
	const found = [];
	const unsaid = new Set();
	for (const [folder, lists] of Object.entries(words)) {
		const name = `${folder}/words`;
		for (const language of Object.keys(lists))
			if (!languages.includes(language)) found.push(`${name}/${language}.json is of no language we know`);
		const [id, ...others] = languages.map((language) => lists[language] ?? {});
		for (const key of Object.keys(id)) {
			unsaid.add(`${name}: ${key}`);
			for (const above of chain(words, folder).slice(1))
				if (key in (words[above].id ?? {})) found.push(`${name}: ${key} stands in ${above}/words too`);
		}
		others.forEach((texts, index) => {
			const language = languages[index + 1];
			for (const key of new Set([...Object.keys(id), ...Object.keys(texts)])) {
				if (!id[key] || !texts[key]) found.push(`${name}: ${key} is missing in ${texts[key] ? 'id' : language}`);
				else if (parameters(id[key]).join() !== parameters(texts[key]).join())
					found.push(`${name}: ${key} has other parameters in ${language}`);
			}
			const alike = Object.keys(texts).filter((key) => texts[key] === id[key]).length / Object.keys(texts).length;
			if (alike > MOST_ALIKE) found.push(`${name}: ${Math.round(100 * alike)} % of ${language} are the Indonesian words`);
		});
	}
	for (const [path, text] of Object.entries(files)) {
		const { folder, keys } = said(path, text) ?? { folder: '', keys: [] };
		for (const key of keys) {
			const owner = ownerOf(words, folder, key);
			if (owner === undefined) found.push(`${path} says ${key}, which stands in no list`);
			else unsaid.delete(`${owner}/words: ${key}`);
		}
	}
	for (const key of unsaid) found.push(`${key} is said nowhere`);
	return found;
}

/** A message as a function of its parameters. */
function code(key, text) {
	const names = parameters(text);
	const type = names.map((name) => `${name}: string | number`).join('; ');
	const template = text
		.replace(/[`\\$]/g, '\\$&')
		.replace(/\{(\w+)\}/g, (_, name) => `\${i.${name}}`)
		.replace(FACT, (_, name) => `\${fact('${name}')}`);
	const facts = text.search(FACT) >= 0;
	const message =
		names.length === 0
			? `const message = () => say('${key}') ?? ${facts ? `\`${template}\`` : JSON.stringify(text)};`
			: `/** @type {(i: { ${type} }) => string} */\nconst message = (i) => say('${key}', i) ?? \`${template}\`;`;
	// A key may be a word of JavaScript.
	const filled = facts ? "import { fact } from '$platform/regency';\n" : '';
	return `${filled}import { say } from '../say.js';\n${message}\nexport { message as ${key} };\n`;
}

/** Which of a folder's own keys are said apart, by name, and which among the rest.
 * @type {(tree: Tree, folder: string) => { rest: Set<string>, apart: Map<string, Set<string>> }} */
function shares({ words, files }, folder) {
	const rest = new Set();
	const apart = new Map();
	for (const [path, text] of Object.entries(files)) {
		const one = said(path, text);
		if (!one) continue;
		const own = one.keys.filter((key) => ownerOf(words, one.folder, key) === folder);
		if (one.apart === undefined || one.folder !== folder) own.forEach((key) => rest.add(key));
		else apart.set(one.apart, new Set([...(apart.get(one.apart) ?? []), ...own]));
	}
	return { rest, apart };
}

/** What is written into a folder of words, by name. */
export function compiled(tree, folder) {
	const { words } = tree;
	const { rest, apart } = shares(tree, folder);
	const all = Object.keys(words[folder].id);
	return {
		...share(words, folder, 'compiled', all, [...rest]),
		'index.js': "export * as m from './compiled/all.js';\n",
		...Object.fromEntries(
			[...apart].flatMap(([name, keys]) => [
				...Object.entries(share(words, folder, `compiled/${name}`, [...keys], [...keys])),
				[`${name}.js`, `export * as m from './compiled/${name}/all.js';\n`],
			]),
		),
	};
}

/** These keys of a folder, in `place` below it: a module each, and of another language the list of
 * those that are said. */
function share(words, folder, place, keys, listed) {
	const [, above] = chain(words, folder);
	const exports = keys.map((key) => `export * from './messages/${key}.js';\n`);
	const here = posix.join(folder, 'words', place);
	if (above !== undefined) exports.push(`export * from '${posix.relative(here, posix.join(above, 'words/compiled'))}/all.js';\n`);
	const others = languages.slice(1);
	const list = (language) => Object.fromEntries(listed.map((key) => [key, words[folder][language][key]]));
	const lists = others.map((language) => `${language}: () => import('./list.${language}.js')`).join(', ');
	const files = {
		...Object.fromEntries(keys.map((key) => [`messages/${key}.js`, code(key, words[folder].id[key])])),
		...Object.fromEntries(others.map((language) => [`list.${language}.js`, `export default ${JSON.stringify(list(language))};\n`])),
		'say.js': `import { list } from '$platform/words.svelte';\nexport const say = list({ ${lists} });\n`,
		'all.js': exports.join(''),
	};
	return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${place}/${name}`, text]));
}

export function compile() {
	const tree = read();
	const found = faults(tree);
	if (found.length > 0) throw new Error(found.map((fault) => `words: ${fault}`).join('\n'));
	for (const folder of Object.keys(tree.words)) {
		const out = `${src}${folder}/words/`;
		rmSync(`${out}compiled`, { recursive: true, force: true });
		for (const old of readdirSync(out).filter((name) => name.endsWith('.js'))) rmSync(out + old);
		for (const [name, text] of Object.entries(compiled(tree, folder))) {
			mkdirSync(dirname(out + name), { recursive: true });
			writeFileSync(out + name, text);
		}
	}
}

/** For Vite: written before a build, and again when a word changes while developing. */
export const words = () => ({
	name: 'words',
	buildStart: compile,
	// Who says one message gets none of the others, though the index imports all of them.
	/** @type {(code: string, id: string) => { moduleSideEffects: false } | undefined} */
	transform: (_, id) => (/\/words\/(\w+\.js$|compiled\/)/.test(id) ? { moduleSideEffects: false } : undefined),
	/** @param {{ file: string }} change */
	handleHotUpdate: ({ file }) => void (/\/words\/\w+\.json$/.test(file) && compile()),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		compile();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
