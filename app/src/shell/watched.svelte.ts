// What this device watches, by module and in the reader's order: goods, doctors, cameras. It never
// leaves the device but as the keys of a card's rows.
import { recallJson, remember } from '$platform/settings.svelte';

const KEY = 'pantauan';

let lists = $state.raw<Record<string, string[]>>(recallJson(KEY) ?? {});

/** The keys that are watched in a module. */
export const watchedIn = (module: string): string[] => lists[module] ?? [];

export function watch(module: string, key: string): void {
	const keys = watchedIn(module);
	lists = { ...lists, [module]: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key] };
	remember(KEY, JSON.stringify(lists));
}
