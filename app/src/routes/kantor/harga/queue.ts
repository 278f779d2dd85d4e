// One list for the layout and the detail in it.
import { DeskQueue } from '$modules/market/desk/queue.svelte';

export const queue = new DeskQueue();
