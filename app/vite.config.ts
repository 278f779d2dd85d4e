import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => ({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/messages/compiled',
			// One file per message, so that a screen carries only its own words.
			outputStructure: 'message-modules',
			strategy: ['localStorage', 'baseLocale'],
			localStorageKey: 'bahasa',
			// No server renders these messages.
			isServer: 'false',
		}),
		sveltekit(),
	],
	build: {
		// Android 8 and 9 stop at WebView 138; the rest is what first understood light-dark().
		target: ['chrome123', 'firefox128', 'safari17.5'],
	},
	server: { proxy: { '/api': loadEnv(mode, '.', 'REMBANG_').REMBANG_API ?? 'http://127.0.0.1:8080' } },
}));
