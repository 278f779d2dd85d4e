// How the messages are compiled, for vite.config.ts; run by itself it compiles them, so that
// `npm run check` works before the first build.
import { compile } from '@inlang/paraglide-js';
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile(options);
