// What the start page is told of the screens that people come to first.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { asked, firstViews, pageOf, pathOf } from '../scripts/first-view.mjs';

const views = (await firstViews()).flatMap(({ firstViews }) => firstViews);

test('each is a screen that there is, and asks the server', () => {
	assert.ok(views.some(({ route }) => route === '/'));
	for (const { route, asks } of views) {
		assert.ok(existsSync(new URL(`../src/${pageOf(route)}`, import.meta.url)), route);
		assert.match(asks, /^\/api\/v1\//);
	}
});

test('a parameter is anything but the name of a screen beside it', () => {
	const path = new RegExp(pathOf('/pasar/[commodity]'));
	assert.match('/pasar/cabai-rawit', path);
	assert.doesNotMatch('/pasar/bandingkan', path);
	assert.match('/pasar/bandingkan-lagi', path);
	assert.doesNotMatch('/pasar', path);
	assert.doesNotMatch('/pasar/cabai/lasem', path);
	assert.match('/', new RegExp(pathOf('/')));
});

test('the parameter of the address stands in what is asked', () => {
	const { asks } = views.find(({ route }) => route === '/pasar/[commodity]');
	const ask = asked(asks, '/pasar/[commodity]');
	assert.equal(
		'/pasar/beras'.replace(new RegExp(pathOf('/pasar/[commodity]')), ask),
		'/api/v1/market/commodities/beras?level=retail&days=365',
	);
});
