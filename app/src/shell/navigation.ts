// What every screen shares around it: the tabs and the way to help.
import { page } from '$app/state';
import { m } from '$words';
import { outbox } from '$host/outbox.svelte';
import type { Tab } from '$ui/tabs/Tabs.svelte';

const under = (path: string, addresses: string[]) => addresses.some((each) => path === each || path.startsWith(`${each}/`));

/** Whatever is neither the first screen's nor the reader's own lies under the services. "Kiriman Saya"
 * joins them where there is an outbox: in the app. */
export function tabs(): Tab[] {
	const path = page.url.pathname;
	const home = path === '/' || under(path, ['/cari', '/mulai', '/luring']);
	const account = under(path, ['/akun', '/perangkat', '/masuk', '/daftar', '/aktivasi', '/undangan', '/pengaturan', '/privasi']);
	const sends = under(path, ['/kiriman']);
	const waiting = outbox?.items.filter(({ state }) => state !== 'sent' && state !== 'settled').length;
	return [
		{ href: '/', icon: 'house', text: m.tab_home(), current: home },
		{ href: '/layanan', icon: 'layout-list', text: m.tab_services(), current: !home && !account && !sends },
		...(outbox ? [{ href: '/kiriman', icon: 'send' as const, text: m.tab_outbox(), current: sends, count: waiting }] : []),
		{ href: '/akun', icon: 'user-round', text: m.tab_account(), current: account },
	];
}

export const help = () => ({ href: '/bantuan', text: m.help() });
