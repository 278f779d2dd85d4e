// One static single-page build for two homes: the server hands it out as the portal, Tauri
// wraps the same files as the app. So nothing is rendered on a server here.
import adapter from '@sveltejs/adapter-static';

/** `npm run build:app`: the files inside the app. They need no service worker to be there without a
 * signal, and nobody asks for them packed. Kit's workers know of it by the environment only. */
const app = process.env.REMBANG_HOST === 'tauri';
const build = app ? 'build-app' : 'build';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: [
		{
			// Kit hides its route announcer with a style attribute, which the CSP blocks and reports;
			// base.css hides it instead.
			name: 'announcer-without-inline-style',
			markup: ({ content, filename }) =>
				filename?.endsWith('generated/root.svelte')
					? { code: content.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1') }
					: undefined,
		},
	],
	compilerOptions: {
		// Also where a component has no rune of its own: the old mode brings code of its own.
		runes: true,
		discloseVersion: false,
		// A class of a few letters: these names stand hundreds of times in scripts and styles.
		cssHash: ({ hash, filename, css }) => `s${hash(`${filename}${css}`).slice(0, 4)}`,
	},
	kit: {
		adapter: adapter({ pages: build, assets: build, fallback: 'index.html', precompress: !app }),
		outDir: app ? '.svelte-kit/app' : '.svelte-kit',
		serviceWorker: { register: !app },
		// The production CSP has no 'unsafe-inline' for styles.
		inlineStyleThreshold: 0,
		alias: {
			'$ui/*': 'src/ui/*',
			'$shell/*': 'src/shell/*',
			$platform: 'src/platform/index.ts',
			'$platform/*': 'src/platform/*',
			$modules: 'src/modules.ts',
			'$modules/*': 'src/modules/*',
			$words: 'src/words/index.js',
			'$api/*': 'src/api/*',
		},
		typescript: {
			// Which surroundings stand behind `$host` is the build's choice (vite.config.ts); to the
			// compiler all of them are one `Host`.
			config: (config) => {
				config.compilerOptions.paths['$host/*'] = ['../src/platform/web/*'];
			},
		},
	},
};
