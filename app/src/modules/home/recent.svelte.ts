// What was looked for on this device; nowhere else, and gone at a touch.
import { recallJson, remember } from '$platform/settings.svelte';

const KEY = 'pencarian';
const MOST = 6;

let list = $state.raw(recallJson<string[]>(KEY) ?? []);

function keep(next: string[]) {
	list = next;
	remember(KEY, next.length > 0 ? JSON.stringify(next) : null);
}

export const recent = {
	get list() {
		return list;
	},
	add(question: string) {
		const text = question.trim();
		if (text) keep([text, ...list.filter((each) => each !== text)].slice(0, MOST));
	},
	remove(question: string) {
		keep(list.filter((each) => each !== question));
	},
	clear() {
		keep([]);
	},
};
