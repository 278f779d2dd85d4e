// Days and hours are the regency's, wherever in Indonesia it lies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

for (const [zone, clock, day] of [
	['WIB', '23.30', '2026-11-30'],
	['WITA', '00.30', '2026-12-01'],
	['WIT', '01.30', '2026-12-01'],
])
	test(`${zone}: half past four in the afternoon, UTC, is ${clock}`, async () => {
		globalThis.document = { getElementById: () => ({ textContent: JSON.stringify({ zone }) }) };
		const regency = await load('platform/regency.ts');
		delete globalThis.document;
		const now = await load('platform/now.svelte.ts', { './regency': regency });
		const given = { $words: { m: {} }, './language': { language: () => 'id' }, './now.svelte': now, './regency': regency };
		const format = await load('platform/format.ts', given);
		const instant = '2026-11-30T16:30:00Z';
		assert.equal(format.time(instant), clock);
		assert.equal(format.localToday(Date.parse(instant)), day);
	});
