import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, loadEnv } from 'vite';
import { options } from './scripts/messages.mjs';

// What the home screen needs goes into one chunk: 45 small ones cost 8 KB more on the wire and a
// round trip each on a slow line. Everything else stays with the screens that use it.
const home =
	/\/src\/(ui\/(strip|tabs|top-bar|motif|icon|button|empty-state|page|petak|row|sea-block|badge|toast|link-row|search-field)\/(?!examples)|modules\/market\/(words|published|Freshness|TodayBlock)|modules\/home\/(first|FirstRun|Languages|SearchBox)|modules\/identity\/session|routes\/(services|navigation)|platform\/(index|web|answer|errors|key|format|settings))/;

export default defineConfig(({ mode }) => ({
	plugins: [paraglideVitePlugin(options), sveltekit()],
	build: {
		// Android 8 and 9 stop at WebView 138; the rest is what first understood light-dark().
		target: ['chrome123', 'firefox128', 'safari17.5'],
		rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'home', test: home }] } } },
	},
	server: { proxy: { '/api': loadEnv(mode, '.', 'REMBANG_').REMBANG_API ?? 'http://127.0.0.1:8080' } },
}));
