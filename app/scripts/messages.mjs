// How the messages are compiled, for vite.config.ts; run by itself it compiles them, so that
// `npm run check` works before the first build.
import { compile } from '@inlang/paraglide-js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export const options = {
	project: './project.inlang',
	outdir: './src/messages/compiled',
	// One file per message, so that a screen carries only its own words.
	outputStructure: 'message-modules',
	strategy: ['localStorage', 'baseLocale'],
	localStorageKey: 'bahasa',
	// No server renders these messages.
	isServer: 'false',
};

/** Names and places are the same in every language; more than that is Indonesian left standing. */
const MOST_ALIKE = 0.2;

/** What is wrong with the messages as a whole; an empty list is good. */
export function faults() {
	const read = (locale) => JSON.parse(readFileSync(new URL(`../src/messages/${locale}.json`, import.meta.url), 'utf8'));
	const [id, ...others] = ['id', 'jv', 'en'].map((locale) => ({ locale, texts: read(locale) }));
	const holes = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
	const found = [];
	for (const { locale, texts } of others) {
		for (const key of new Set([...Object.keys(id.texts), ...Object.keys(texts)])) {
			if (!id.texts[key] || !texts[key]) found.push(`${key} is missing in ${texts[key] ? 'id' : locale}`);
			else if (holes(id.texts[key]) !== holes(texts[key])) found.push(`${key} has other holes in ${locale}`);
		}
		const alike = Object.keys(texts).filter((key) => texts[key] === id.texts[key]).length / Object.keys(texts).length;
		if (alike > MOST_ALIKE) found.push(`${locale}: ${Math.round(100 * alike)} % are the Indonesian words`);
	}
	return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const found = faults();
	for (const fault of found) console.error(`messages: ${fault}`);
	if (found.length > 0) process.exit(1);
	await compile(options);
}
