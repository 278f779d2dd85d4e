// The screen of whoever lets officers in.
import { m } from '$messages';
import type { Office } from '$modules';

export const offices: Office[] = [{ href: '/kantor/orang', roles: ['admin'], icon: 'user-round', text: m.privacy_people }];
