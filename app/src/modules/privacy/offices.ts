// The data protection officer's screens.
import { m } from './words/offices';
import type { Office } from '$modules';

export const offices: Office[] = [
	{ href: '/kantor/permintaan', roles: ['dpo'], icon: 'inbox', text: m.office_requests },
	{ href: '/kantor/jejak', roles: ['dpo', 'admin'], icon: 'clipboard-list', text: m.office_trail },
];
