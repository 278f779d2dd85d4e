// Turns the messages of three languages into modules: one per message, so that a screen carries
// only its own words. Indonesian stands in the modules; the words of another language come as
// one list when a reader has chosen it, so that nobody pays for languages they do not read.
// Run by itself it checks and writes; vite.config.ts does the same before a build.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/messages/', import.meta.url);
const out = new URL('compiled/', folder);
/** Names and places are the same in every language; more than that is Indonesian left standing. */
const MOST_ALIKE = 0.2;

const read = (locale) => JSON.parse(readFileSync(new URL(`${locale}.json`, folder), 'utf8'));
const holes = (text) => [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort();

/** What is wrong with the messages as a whole; an empty list is good. */
export function faults(id, others) {
	const found = [];
	for (const [locale, texts] of Object.entries(others)) {
		for (const key of new Set([...Object.keys(id), ...Object.keys(texts)])) {
			if (!id[key] || !texts[key]) found.push(`${key} is missing in ${texts[key] ? 'id' : locale}`);
			else if (holes(id[key]).join() !== holes(texts[key]).join()) found.push(`${key} has other holes in ${locale}`);
		}
		const alike = Object.keys(texts).filter((key) => texts[key] === id[key]).length / Object.keys(texts).length;
		if (alike > MOST_ALIKE) found.push(`${locale}: ${Math.round(100 * alike)} % are the Indonesian words`);
	}
	return found;
}

/** The messages said nowhere but at the office's desks. In another language they are a list of
 * their own, which no resident waits for. */
function atDesks() {
	const src = new URL('../src/', import.meta.url);
	const desk = new Set();
	const elsewhere = new Set();
	for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
		if (!/\.(ts|svelte)$/.test(file)) continue;
		const said = /(^|\/)(desk|kantor)\//.test(file) ? desk : elsewhere;
		for (const [, key] of readFileSync(new URL(file, src), 'utf8').matchAll(/\bm\.(\w+)/g)) said.add(key);
	}
	return new Set([...desk].filter((key) => !elsewhere.has(key)));
}

/** A message as a function of its holes; the number is its place in the other languages' lists. */
function code(key, text, number) {
	const names = holes(text);
	if (names.length === 0) return `export const ${key} = () => say(${number}) ?? ${JSON.stringify(text)};\n`;
	const type = names.map((name) => `${name}: string | number`).join('; ');
	const template = text.replace(/[`\\$]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name) => `\${i.${name}}`);
	return `/** @type {(i: { ${type} }) => string} */\nexport const ${key} = (i) => say(${number}, i) ?? \`${template}\`;\n`;
}

const words = `// The words of the chosen language, when it is not Indonesian.
/** @type {string[] | undefined} */
let words;

/** A second list goes on where the first one ends.
 * @type {(list: string[]) => void} */
export const speak = (list) => void (words = [...(words ?? []), ...list]);

/** @type {(number: number, holes?: Record<string, string | number>) => string | undefined} */
export const say = (number, holes) => words?.[number]?.replace(/\\{(\\w+)\\}/g, (_, name) => String(holes?.[name]));
`;

const languages = `/** @type {Record<string, () => Promise<{ default: string[] }>>} */
export const languages = { jv: () => import('./jv.js'), en: () => import('./en.js') };
/** @type {Record<string, () => Promise<{ default: string[] }>>} */
export const desks = { jv: () => import('./jv-desk.js'), en: () => import('./en-desk.js') };
`;

export function compile() {
	const id = read('id');
	const others = { jv: read('jv'), en: read('en') };
	const found = faults(id, others);
	if (found.length > 0) throw new Error(found.map((fault) => `messages: ${fault}`).join('\n'));
	const files = { 'words.js': words, 'languages.js': languages };
	const office = atDesks();
	const desk = Object.keys(id).filter((key) => office.has(key));
	const common = Object.keys(id).filter((key) => !office.has(key));
	const keys = [...common, ...desk];
	keys.forEach((key, number) => (files[`messages/${key}.js`] = `import { say } from '../words.js';\n${code(key, id[key], number)}`));
	for (const [locale, texts] of Object.entries(others)) {
		files[`${locale}.js`] = `export default ${JSON.stringify(common.map((key) => texts[key]))};\n`;
		files[`${locale}-desk.js`] = `export default ${JSON.stringify(desk.map((key) => texts[key]))};\n`;
	}
	files['index.js'] = keys.map((key) => `export * from './messages/${key}.js';\n`).join('');
	files['messages.js'] = "export * as m from './index.js';\n";
	rmSync(out, { recursive: true, force: true });
	mkdirSync(new URL('messages/', out), { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, out), text);
}

/** For Vite: written before a build, and again when a message changes while developing. */
export const messages = () => ({
	name: 'messages',
	buildStart: compile,
	/** @param {{ file: string }} change */
	handleHotUpdate: ({ file }) => void (/\/messages\/\w+\.json$/.test(file) && compile()),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		compile();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
