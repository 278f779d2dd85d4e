// The lists of screens are whole: what is forgotten there would never be looked at.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness.mjs';
import { isFull, templates } from './looks.mjs';
import { modules, screens } from './modules.mjs';

/** Addresses that no list can have, and why. */
const unlisted = new Map([
	['/_komponen', 'every part of the house, for those who build it'],
	['/kantor', "leads at once to the screen whose work is the reader's"],
	['/kantor/harga/[id]', 'the id is made as the day goes; market/office.test.mjs opens it'],
]);

test('every address has a screen, and no screen an address of its own', () => {
	const routes = join(root, 'app/src/routes');
	const addresses = readdirSync(routes, { recursive: true })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/${file.slice(0, -'+page.svelte'.length).replace(/\/$/, '')}`);
	const fits = (address) => new RegExp(`^${address.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`);
	const paths = screens.map((screen) => screen.path.split('?')[0]);
	const without = addresses.filter((address) => !paths.some((path) => fits(address).test(path)));
	assert.deepEqual(without.sort(), [...unlisted.keys()].sort());
});

test('names are given once, and each template has the one screen that stands for it', () => {
	const twice = (list) => list.filter((one, at) => list.indexOf(one) !== at);
	assert.deepEqual(twice(screens.map((screen) => screen.name)), []);
	assert.deepEqual(
		screens
			.map((screen) => screen.template)
			.filter(Boolean)
			.sort(),
		[...templates].sort(),
	);
});

test('every list is looked at', () => {
	const unseen = modules.filter(([folder]) => !existsSync(new URL(`${folder}/screens.test.mjs`, import.meta.url)));
	assert.deepEqual(unseen, []);
});

test('every screen has its day', () => {
	if (process.env.FULL === '1') return;
	const never = screens.filter((screen) => ![0, 1, 2, 3].some((day) => isFull(screen, day)));
	assert.deepEqual(never, []);
	const most = Math.max(...[0, 1, 2, 3].map((day) => screens.filter((screen) => isFull(screen, day)).length));
	assert.ok(most <= templates.length + screens.length / 2, `${most} of ${screens.length} on one day`);
});
