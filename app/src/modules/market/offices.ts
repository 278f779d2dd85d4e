// The price officer's screens.
import { m } from './words/offices';
import type { Office } from '$modules';

export const offices: Office[] = [
	{ href: '/kantor/pasar', roles: ['price_officer'], icon: 'house', text: m.office_home },
	{
		href: '/kantor/harga',
		roles: ['price_officer'],
		icon: 'chart-line',
		text: m.desk_title,
		waiting: async () => (await import('./office/desk.svelte')).waiting,
	},
	{ href: '/kantor/penugasan', roles: ['price_officer'], icon: 'map-pin', text: m.office_assignments },
	{ href: '/kantor/impor', roles: ['price_officer'], icon: 'download', text: m.office_import },
	{ href: '/kantor/data', roles: ['price_officer', 'admin'], icon: 'pencil-line', text: m.office_data },
];
