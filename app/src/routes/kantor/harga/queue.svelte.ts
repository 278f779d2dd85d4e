// One list for the layout, the detail in it and the number in the navigation. It, and a decision
// that still waits, end with the session of whoever sat here.
import { untrack } from 'svelte';
import { session } from '$shell/session.svelte';
import { decisions } from '$modules/market/desk/decisions.svelte';
import { DeskQueue } from '$modules/market/desk/queue.svelte';

export const queue = new DeskQueue();
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
