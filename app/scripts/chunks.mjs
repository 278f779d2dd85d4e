// How the build is cut into files: a few instead of many, for each costs a request and half a
// kilobyte of headers. What no group claims stays with the screens that use it.
import { fileURLToPath } from 'node:url';
import { firstViews, pageOf } from './first-view.mjs';
import { keysIn } from './words.mjs';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What the first screen consists of; it grows and shrinks with what these import. */
const entries = ['hooks.client.ts', 'routes/+layout.svelte', 'routes/+error.svelte', 'routes/+page.svelte'].map((file) => src + file);
/** Where one comes from there: the first screen of each module. */
const next = (await firstViews()).map(({ firstViews: [{ route }] }) => src + pageOf(route));

/** @typedef {{ getModuleInfo: (id: string) => { importedIds: string[], code: string | null } | null }} Graph */

/** All that these import, and what that imports. An index of words imports every message of its folder;
 * only what is said counts.
 * @type {(from: string[], graph: Graph) => Set<string>} */
function reached(from, graph) {
	const found = new Set();
	/** @param {string} id */
	const visit = (id) => {
		const module = graph.getModuleInfo(id);
		if (!module || found.has(id)) return;
		found.add(id);
		for (const imported of module.importedIds) {
			const folder = /^(.*)\/words\/index\.js$/.exec(imported)?.[1];
			if (folder === undefined) visit(imported);
			else keysIn(module.code ?? '').forEach((key) => message(folder, key).forEach(visit));
		}
	};
	from.forEach(visit);
	return found;
}

/** Where a message can stand: with the folder's words, or with those above it.
 * @type {(folder: string, key: string) => string[]} */
const message = (folder, key) => [
	`${folder}/words/compiled/messages/${key}.js`,
	...(folder.length > src.length ? message(folder.slice(0, folder.lastIndexOf('/')), key) : []),
];

/** @type {Set<string> | undefined} */
let home;
/** @type {Set<string> | undefined} */
let first;
/** @type {(id: string, graph: Graph) => boolean} */
const isFirst = (id, graph) => (first ??= reached(next, graph)).has(id);

const EVERYBODY = /\/src\/modules\/\w+\/(?:(?:\w+\/)?words\/compiled\/)?(services|offices|articles|acts|held)(?:\.ts$|\/(?!list\.))/;

/** A higher priority takes its share first.
 * @type {{ name: string | ((id: string, graph: Graph) => string | undefined); debugName?: string; priority: number; test?: RegExp; minShareCount?: number }[]} */
export const groups = [
	// Svelte and Kit change less often than we do: what a phone has kept of them outlives our releases.
	{ name: 'runtime', priority: 6, test: /\/node_modules\/|^\0rolldown/ },
	{ name: (id, graph) => ((home ??= reached(entries, graph)).has(id) ? 'home' : undefined), debugName: 'home', priority: 5 },
	// What the most visited screens share with others, without what only forms and desks are made of.
	{
		name: (id, graph) => (/\/src\/(ui|platform|shell)\//.test(id) && isFirst(id, graph) ? 'first' : undefined),
		debugName: 'first',
		priority: 4,
		minShareCount: 2,
	},
	{
		name: (id, graph) => (isFirst(id, graph) ? /\/src\/(modules\/\w+)\//.exec(id)?.[1] : undefined),
		debugName: 'first of a module',
		priority: 3,
		minShareCount: 2,
	},
	// What many screens share.
	{ name: 'parts', priority: 2, test: /\/src\/(ui|platform|shell)\//, minShareCount: 3 },
	// Sentences that several screens of a module say, which would be a file each.
	{ name: (id) => /\/src\/(.*)words\/compiled\//.exec(id)?.[1], debugName: 'words', priority: 1, minShareCount: 2 },
	// What the modules have for everybody's screens: of all of them one file, and one of its words in
	// another language.
	{ name: (id) => EVERYBODY.exec(id)?.[1], debugName: 'everybody', priority: 0 },
	{ name: (id) => /\/words\/compiled\/(\w+\/list\.\w+)\.js$/.exec(id)?.[1], debugName: 'words apart', priority: 0 },
];
