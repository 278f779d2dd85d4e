// What works today, and for whom. A task appears here when its screen does.
import { session } from '$modules/identity/session.svelte';
import { m } from '$messages';

export type Service = { href: string; verb: string; object: string };

export function services(): Service[] {
	const list: Service[] = [{ href: '/pasar', verb: m.verb_check(), object: m.object_market_price() }];
	if (session.has('enumerator', 'farmer')) list.push({ href: '/pasang-harga', verb: m.verb_post(), object: m.object_today_price() });
	if (session.has('price_officer')) list.push({ href: '/kantor/harga', verb: m.verb_verify(), object: m.object_held_price() });
	return list;
}
