// The editor's screen.
import { m } from './words/offices';
import type { Office } from '$modules';

export const offices: Office[] = [
	{
		href: '/kantor/tautan',
		roles: ['editor'],
		icon: 'badge-check',
		text: m.office_title,
		waiting: async () => (await import('./office/queue.svelte')).waiting,
	},
];
