// One list for the queue, the detail beside it and the number in the navigation. It, and a decision
// that still waits, end with the session of whoever sat here.
import { untrack } from 'svelte';
import { session } from '$shell/session.svelte';
import type { Waiting } from '$modules';
import { decisions } from './decisions.svelte';
import { DeskQueue } from './queue.svelte';

export const queue = new DeskQueue();
/** Of everybody's whom the officer decides. */
export const waiting: Waiting = {
	get count() {
		return queue.count({});
	},
	load: () => queue.loadCounts(),
};
decisions.ondecided = (report) => queue.replace(report);

let before: string | undefined;
$effect.root(() => {
	$effect(() => {
		const officer = session.me?.id;
		untrack(() => {
			if (before && before !== officer) queue.clear();
			before = officer;
			decisions.sit(officer);
		});
	});
});
