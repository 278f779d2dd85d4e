// Handing words on, and a word about where they went.
import { m } from '$messages';
import { share as handOn } from '$host/device';
import { toast } from '$ui/toast/toast.svelte';

export async function share(what: { text: string; url?: string }): Promise<void> {
	const how = await handOn(what);
	if (how === 'copied') toast.show({ text: m.copied() });
	if (how === 'failed') toast.show({ text: m.not_shared() });
}
