// What this reader can do here, of all that the modules offer.
import type { HomeView } from '$api/home.gen';
import { session } from '$shell/session.svelte';
import type { Task } from '$modules/home/pins';
import type { Services } from '$modules';

const OFFICE = '/kantor';

/** Under their headings, those of the office first; a heading without a task is left out. `home`: what
 * holds today, for tasks that are not always there. */
export function offered(list: Services[], home: HomeView | undefined, office: string): { title: string; items: Task[] }[] {
	const open = (home?.cards ?? []).flatMap((card) => card.open);
	const groups = list.map(({ heading, services }) => ({
		title: heading(),
		items: services
			.filter(({ href, roles, sometimes }) => (roles ? session.has(...roles) : !sometimes || open.includes(href)))
			.map(({ href, verb, object, roles }) => ({ href, verb: verb(), object: object(), forRole: roles !== undefined })),
	}));
	const desk = groups.flatMap(({ items }) => items.filter(({ href }) => href.startsWith(OFFICE)));
	const others = groups.map(({ title, items }) => ({ title, items: items.filter(({ href }) => !href.startsWith(OFFICE)) }));
	return [{ title: office, items: desk }, ...others].filter(({ items }) => items.length > 0);
}
