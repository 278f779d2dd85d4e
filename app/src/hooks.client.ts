// Before the first screen: the words of the reader's language. And what the screen for errors is
// told: Kit would only say that there was one.
import type { HandleClientError } from '@sveltejs/kit';
import { Names } from '$api/market.gen';
import { notesReady } from '$host/notes';
import { learnNames } from '$platform/language';
import { ready } from '$platform/words.svelte';
import { session } from '$shell/session.svelte';

export async function init(): Promise<void> {
	learnNames(Names);
	if (notesReady) {
		await notesReady();
		session.recall();
	}
	await ready();
}

export const handleError: HandleClientError = ({ error }) => {
	console.error(error);
	// Never shown; by it a file that did not come is told from a fault of ours.
	return { message: error instanceof Error ? error.message : '' };
};
