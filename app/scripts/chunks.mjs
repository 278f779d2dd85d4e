// How the build is cut into files.
import { readdirSync, readFileSync } from 'node:fs';

// What the home screen needs goes into one chunk: 45 small ones cost 8 KB more on the wire and a
// round trip each on a slow line. Everything else stays with the screens that use it.
const home =
	/\/src\/(hooks\.client|ui\/(strip|tabs|top-bar|motif|icon|button|empty-state|page|petak|row|sea-block|badge|toast|link-row|search-field)\/(?!examples)|modules\/market\/(words|published|Freshness|TodayBlock)|modules\/home\/(first|FirstRun|Languages|SearchBox)|modules\/identity\/session|routes\/(services|navigation|\+)|platform\/(index|web|answer|errors|key|format|settings|language)|messages\/compiled\/(words|languages))/;

/** The messages which those files say. */
const said = new Set(
	readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|svelte)$/.test(file) && home.test(`/src/${file}`))
		.flatMap((file) => Array.from(readFileSync(`src/${file}`, 'utf8').matchAll(/\bm\.(\w+)/g), ([, key]) => key ?? '')),
);

/** Whether a module goes into the home screen's chunk.
 * @type {(id: string) => boolean} */
export const ofHome = (id) => home.test(id) || said.has(/\/compiled\/messages\/(\w+)\.js$/.exec(id)?.[1] ?? '');

/** Kit imports all of Svelte under one name, which keeps even what nobody calls. Imported by
 * their own names, only the few that it reads stay. */
/** @type {import('vite').Plugin} */
export const onlyUsed = {
	name: 'only-what-kit-uses-of-svelte',
	transform(code, id) {
		const whole = "import * as svelte from 'svelte';";
		if (!id.endsWith('/kit/src/runtime/client/client.js') || !code.includes(whole)) return undefined;
		const names = ['onMount', 'tick', 'untrack', 'fork', 'settled'].filter((name) => code.includes(name));
		const imports = names.map((name) => `${name} as svelte_${name}`).join(', ');
		const parts = names.map((name) => `${name}: svelte_${name}`).join(', ');
		return code.replace(whole, `import { ${imports} } from 'svelte'; const svelte = { ${parts} };`);
	},
};
