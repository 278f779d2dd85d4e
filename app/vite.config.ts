import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, loadEnv } from 'vite';
import { groups } from './scripts/chunks.mjs';
import { words } from './scripts/words.mjs';

export default defineConfig(({ mode }) => ({
	// `npm run build:app` is the build that Tauri wraps.
	resolve: { alias: { $host: `/src/platform/${loadEnv(mode, '.', 'REMBANG_').REMBANG_HOST ?? 'web'}` } },
	plugins: [words(), sveltekit()],
	build: {
		// Android 8 and 9 stop at WebView 138; the rest is what first understood light-dark().
		target: ['chrome123', 'firefox128', 'safari17.5'],
		// The lists of what to load ahead cost every visitor more than they save: screens are few files.
		modulePreload: false,
		// Rows of the contract are texts and go where they are called, not into one file of all.
		rolldownOptions: { optimization: { inlineConst: { mode: 'all', pass: 1 } }, output: { codeSplitting: { groups } } },
	},
	server: { proxy: { '/api': loadEnv(mode, '.', 'REMBANG_').REMBANG_API ?? 'http://127.0.0.1:8080' } },
}));
