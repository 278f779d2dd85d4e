// Goods this device watches, in the reader's order.
import { watch, watchedIn } from '$shell/watched.svelte';

export const watched = {
	has: (code: string) => watchedIn('market').includes(code),
	toggle: (code: string) => watch('market', code),
};
