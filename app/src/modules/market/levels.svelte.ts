// At which levels there are prices today, as the home screen last heard. A task that leads to an
// empty list is not offered.
import type { Level } from '$api/market.gen';
import { recallJson, remember } from '$platform/settings.svelte';

const KEY = 'tingkat';

let levels = $state.raw<Level[]>(recallJson<Level[]>(KEY) ?? ['retail']);

export const quoted = {
	has: (level: Level) => levels.includes(level),
	heard(list: Level[]): void {
		levels = list;
		remember(KEY, JSON.stringify(list));
	},
};
