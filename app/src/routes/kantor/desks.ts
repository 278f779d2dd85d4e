// The officers' screens. A link appears only for who holds one of its roles; the screen itself
// stands behind a gate of its own.
import type { Role } from '$api/shared.gen';
import { m } from '$messages';
import type { IconName } from '$ui/icon/names';

export type Desk = { href: string; roles: Role[]; icon: IconName; text: () => string };

export const desks: Desk[] = [
	{ href: '/kantor', roles: ['price_officer'], icon: 'house', text: m.office_home },
	{ href: '/kantor/harga', roles: ['price_officer'], icon: 'chart-line', text: m.desk_title },
	{ href: '/kantor/penugasan', roles: ['price_officer'], icon: 'map-pin', text: m.office_assignments },
	{ href: '/kantor/impor', roles: ['price_officer'], icon: 'download', text: m.office_import },
	{ href: '/kantor/orang', roles: ['admin'], icon: 'user-round', text: m.privacy_people },
	{ href: '/kantor/data', roles: ['price_officer', 'admin'], icon: 'pencil-line', text: m.office_data },
	{ href: '/kantor/permintaan', roles: ['dpo'], icon: 'inbox', text: m.privacy_desk_requests },
	{ href: '/kantor/jejak', roles: ['dpo', 'admin'], icon: 'clipboard-list', text: m.privacy_desk_trail },
];
