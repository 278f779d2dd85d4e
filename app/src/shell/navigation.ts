// What every screen shares around it: the tabs and the way to help.
import { page } from '$app/state';
import { m } from '$messages';
import type { Tab } from '$ui/tabs/Tabs.svelte';

const homes = [
	{ href: '/', icon: 'house', text: m.tab_home, under: ['/cari', '/mulai'] },
	{
		href: '/layanan',
		icon: 'layout-list',
		text: m.tab_services,
		under: ['/pasar', '/belanja', '/pasang-harga', '/bantuan', '/status', '/wilayah'],
	},
	{ href: '/akun', icon: 'user-round', text: m.tab_account, under: ['/masuk', '/daftar', '/aktivasi', '/pengaturan'] },
] as const;

/** "Kiriman Saya" joins them where there is an outbox: in the app. */
export function tabs(): Tab[] {
	const path = page.url.pathname;
	return homes.map(({ href, icon, text, under }) => ({
		href,
		icon,
		text: text(),
		current: path === href || under.some((each) => path === each || path.startsWith(`${each}/`)),
	}));
}

export const help = () => ({ href: '/bantuan', text: m.help() });
