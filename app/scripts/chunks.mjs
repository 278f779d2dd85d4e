// How the build is cut into files.
import { readdirSync, readFileSync } from 'node:fs';

// What the home screen needs. 45 small files would cost 8 KB more on the wire and a round trip each
// on a slow line.
const home =
	/\/src\/(hooks\.client|ui\/(strip|tabs|motif|icon|page|petak|row|sea-block|badge|link-row|search-field)\/(?!examples)|ui\/toast\/toast\.svelte\.ts|shell\/(Freshness|change|watched|session|navigation)|modules\/home\/(first|FirstRun|Languages|SearchBox|Today|figure|pins)|routes\/(offered|Broken\.|\+)|platform\/(index|address|web\/client|reload|step-up|own|answer|errors|key|format|now|painted|settings|language|text)|messages\/compiled\/(words|languages))/;

const prices = /\/src\/(modules\/market\/[^/]+\.(svelte|ts)$|routes\/pasar\/.*\+page)/;

/** The messages which the files of a pattern say.
 * @type {(files: RegExp) => (id: string) => boolean} */
function said(files) {
	const names = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|svelte)$/.test(file) && files.test(`/src/${file}`))
		.flatMap((file) => Array.from(readFileSync(`src/${file}`, 'utf8').matchAll(/\bm\.(\w+)/g), ([, key]) => key ?? ''));
	const set = new Set(names);
	return (id) => set.has(/\/compiled\/messages\/(\w+)\.js$/.exec(id)?.[1] ?? '');
}
const saidAtHome = said(home);

/** A few files instead of many: each costs a request, and half a kilobyte of headers. What no group
 * claims stays with the screens that use it. A higher priority takes its share first.
 * @type {{ name: string; priority: number; test: RegExp | ((id: string) => boolean); minShareCount?: number }[]} */
export const groups = [
	// Svelte and Kit change less often than we do: what a phone has kept of them outlives our releases.
	{ name: 'runtime', priority: 4, test: /\/node_modules\/|^\0rolldown/ },
	{ name: 'home', priority: 3, test: (id) => home.test(id) || saidAtHome(id) },
	// What many screens share.
	{
		name: 'parts',
		priority: 2,
		test: /\/src\/(ui\/(button|chip|empty-state|segmented|skeleton|table|top-bar|field\/(Field|FieldFrame))(?!.*examples)|shell\/(Failed|errors|Screen|Gate|Download)|modules\/market\/reports)/,
	},
	// What a form is made of.
	{
		name: 'forms',
		priority: 1,
		test: /\/src\/(ui\/(alert|dialog|error-summary|field|radio-group|warning-box)\/(?!examples)|platform\/sending)/,
	},
	// Sentences that several screens say, which would be a file each.
	{ name: 'prices', priority: 2, test: said(prices), minShareCount: 2 },
	{ name: 'sentences', priority: 1, test: /\/compiled\/messages\//, minShareCount: 6 },
];

/** Tells V8 to compile these two beside the download, off the thread that draws: nearly all of
 * them runs at once. Without it a slow phone compiles one function after the other as it draws.
 * @type {(chunk: { name: string }) => string} */
export const postBanner = ({ name }) => (name === 'home' || name === 'runtime' ? '//# allFunctionsCalledOnLoad' : '');

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
