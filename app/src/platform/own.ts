// What this device keeps for one account, whose id stands in the key: the form for when there is
// no signal, what is typed into it, what waits to be sent. Sign-out takes it away.
import { noteNames } from '$host/notes';
import type { MeView } from '$api/identity.gen';
import { recallJson, remember } from './settings.svelte';

const WHO = 'saya';

/** No name and no number: what a form needs to open. */
export type Who = Pick<MeView, 'id' | 'roles'>;

/** Who was signed in here when the server was last heard. */
export const lastWho = (): Who | undefined => recallJson<Who>(WHO);

export function keepWho(who: Who | null): void {
	remember(WHO, who && JSON.stringify({ id: who.id, roles: who.roles }));
}

/** All keys of this device's store that begin like this. */
export function keysOf(prefix: string): string[] {
	try {
		return noteNames().filter((key) => key.startsWith(prefix));
	} catch {
		return []; // No storage, nothing kept.
	}
}

/** What waits under this key was taken back somewhere else. Its form looks again. */
export function forgetWaiting(key: string): void {
	const named = (name: string) => recallJson<{ operation?: { key: string } }>(name)?.operation?.key === key;
	for (const name of keysOf('kirim:').filter(named)) remember(name, null);
	dispatchEvent(new Event('storage'));
}

/** What waits to be sent (`kirim:`) stays: it was promised to go out, and does when the same
 * person signs in again. */
export function forgetOwn(account: string): void {
	for (const key of keysOf('')) if (key.includes(`:${account}`) && !key.startsWith('kirim:')) remember(key, null);
}
