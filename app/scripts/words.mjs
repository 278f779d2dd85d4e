// Turns the words of three languages into modules: one per message, so that a screen carries only
// what it says. A folder `words` beside code holds id.json, jv.json and en.json; `m` of its
// index.js says these words and those of the folders above, up to src/words, which all say.
// Indonesian stands in the modules; of another language each folder is one list, which comes with
// the first code that says it (platform/words.svelte.ts).
// Run by itself it checks and writes; vite.config.ts does the same before a build.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const languages = ['id', 'jv', 'en'];
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

/** What a file says: which folder's `m`, and the keys; nothing when it says nothing. */
function said(path, text) {
	const from = /import \{ m \} from '([^']+)'/.exec(text)?.[1];
	if (!from) return undefined;
	const place = from.startsWith('$') ? from.slice(1) : posix.join(posix.dirname(path), from);
	return { folder: place === 'words' ? '' : posix.dirname(place), keys: keysIn(text) };
}

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
			const owner = chain(words, folder).find((each) => key in (words[each].id ?? {}));
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

/** What is written into a folder of words, by name. */
function compiled(words, folder) {
	const place = (one) => posix.join(one, 'words/compiled');
	const [, above] = chain(words, folder);
	const keys = Object.keys(words[folder].id);
	const exports = keys.map((key) => `export * from './messages/${key}.js';\n`);
	if (above !== undefined) exports.push(`export * from '${posix.relative(place(folder), place(above))}/all.js';\n`);
	const others = languages.slice(1);
	const lists = others.map((language) => `${language}: () => import('./list.${language}.js')`).join(', ');
	return {
		...Object.fromEntries(keys.map((key) => [`messages/${key}.js`, code(key, words[folder].id[key])])),
		...Object.fromEntries(
			others.map((language) => [`list.${language}.js`, `export default ${JSON.stringify(words[folder][language])};\n`]),
		),
		'say.js': `import { list } from '$platform/words.svelte';\nexport const say = list({ ${lists} });\n`,
		'all.js': exports.join(''),
		'../index.js': "export * as m from './compiled/all.js';\n",
	};
}

export function compile() {
	const tree = read();
	const found = faults(tree);
	if (found.length > 0) throw new Error(found.map((fault) => `words: ${fault}`).join('\n'));
	for (const folder of Object.keys(tree.words)) {
		const out = `${src}${folder}/words/compiled/`;
		rmSync(out, { recursive: true, force: true });
		mkdirSync(`${out}messages/`, { recursive: true });
		for (const [name, text] of Object.entries(compiled(tree.words, folder))) writeFileSync(out + name, text);
	}
}

/** For Vite: written before a build, and again when a word changes while developing. */
export const words = () => ({
	name: 'words',
	buildStart: compile,
	// Who says one message gets none of the others, though the index imports all of them.
	/** @type {(code: string, id: string) => { moduleSideEffects: false } | undefined} */
	transform: (_, id) => (/\/words\/(index\.js$|compiled\/)/.test(id) ? { moduleSideEffects: false } : undefined),
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
