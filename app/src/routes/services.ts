// What works today, and for whom. A task appears here when its screen does.
import { session } from '$shell/session.svelte';
import { quoted } from '$modules/market/levels.svelte';
import { m } from '$messages';
import { recallJson, remember } from '$platform/settings.svelte';

/** Headings of the list of all services, in their order. */
export type Group = 'market' | 'regency' | 'account' | 'office';
export type Service = { href: string; verb: string; object: string; group: Group };

export function services(): Service[] {
	const list: Service[] = [
		{ href: '/pasar', verb: m.verb_check(), object: m.object_market_price(), group: 'market' },
		{ href: '/belanja', verb: m.verb_count(), object: m.object_basket(), group: 'market' },
		{ href: '/pasar/bandingkan', verb: m.verb_compare(), object: m.object_compare(), group: 'market' },
		{ href: '/wilayah', verb: m.verb_find(), object: m.object_area(), group: 'regency' },
		{ href: '/bantuan', verb: m.verb_read(), object: m.object_help(), group: 'regency' },
		{ href: '/status', verb: m.verb_look(), object: m.object_status(), group: 'regency' },
		{ href: '/akun', verb: m.verb_open(), object: m.object_account(), group: 'account' },
		{ href: '/aktivasi', verb: m.verb_use(), object: m.object_code(), group: 'account' },
		{ href: '/pengaturan', verb: m.verb_set(), object: m.object_settings(), group: 'account' },
	];
	if (quoted.has('producer'))
		list.splice(3, 0, { href: '/pasar?di=producer', verb: m.verb_check(), object: m.object_farm_price(), group: 'market' });
	if (quoted.has('auction'))
		list.splice(3, 0, { href: '/pasar?di=auction', verb: m.verb_check(), object: m.object_auction_price(), group: 'market' });
	if (session.has('enumerator', 'farmer'))
		list.unshift({ href: '/pasang-harga', verb: m.verb_post(), object: m.object_today_price(), group: 'market' });
	if (session.has('price_officer'))
		list.unshift({ href: '/kantor/harga', verb: m.verb_verify(), object: m.object_held_price(), group: 'office' });
	return list;
}

const PINS = 'sematan';
/** Cells of the home screen. */
export const MOST_PINS = 6;
const usual = [
	'/kantor/harga',
	'/pasang-harga',
	'/pasar',
	'/belanja',
	'/pasar/bandingkan',
	'/pasar?di=auction',
	'/pasar?di=producer',
	'/wilayah',
	'/bantuan',
	'/pengaturan',
];

/** Addresses on the home screen, in the reader's order; the usual ones until there is a choice. */
export function pins(): string[] {
	const open = services().map(({ href }) => href);
	const chosen = recallJson<string[]>(PINS)?.filter((href) => open.includes(href));
	return (chosen ?? usual.filter((href) => open.includes(href))).slice(0, MOST_PINS);
}

export function pin(hrefs: string[] | undefined): void {
	remember(PINS, hrefs ? JSON.stringify(hrefs) : null);
}

/** Under their headings, in order; a heading without a service is left out. */
export function grouped(list: Service[]): { title: string; items: Service[] }[] {
	const titles: [Group, string][] = [
		['office', m.group_office()],
		['market', m.group_market()],
		['regency', m.group_regency()],
		['account', m.group_account()],
	];
	return titles
		.map(([group, title]) => ({ title, items: list.filter((each) => each.group === group) }))
		.filter(({ items }) => items.length > 0);
}
