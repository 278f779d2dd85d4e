// The folders that have screens, and their lists: `<module>/screens.mjs` has a line for each, with
// what it is called, where it is, a text of its own in Indonesian, and who sees it (nobody in
// particular, or one of the sign-ins of the harness). `prepare` gets the page and brings it to the
// state that is meant. Tests and pictures both follow these lines.
import { existsSync, readdirSync } from 'node:fs';

const lists = readdirSync(new URL('.', import.meta.url))
	.map((folder) => [folder, new URL(`${folder}/screens.mjs`, import.meta.url)])
	.filter(([, list]) => existsSync(list));

/** Folder names with their screens. */
export const modules = await Promise.all(lists.map(async ([folder, list]) => [folder, (await import(list)).default]));

export const screens = modules.flatMap(([, list]) => list);
