// Reports that wait: one list for the screen and the number in the navigation.
import { LinkReports } from '$api/links.gen';
import { Pages } from '$platform/pages.svelte';
import type { Waiting } from '$modules';

export const queue = new Pages(LinkReports);
/** Of the first page: beyond it nobody counts. */
export const waiting: Waiting = {
	get count() {
		return queue.items.length;
	},
	load: () => queue.load({}),
};
