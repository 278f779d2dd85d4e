// The data protection officer's screens.
import { m } from '$messages';
import type { Office } from '$modules';

export const offices: Office[] = [
	{ href: '/kantor/permintaan', roles: ['dpo'], icon: 'inbox', text: m.privacy_desk_requests },
	{ href: '/kantor/jejak', roles: ['dpo', 'admin'], icon: 'clipboard-list', text: m.privacy_desk_trail },
];
