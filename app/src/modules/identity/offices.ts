// The screen of whoever lets officers in.
import { m } from './words/offices';
import type { Office } from '$modules';

export const offices: Office[] = [{ href: '/kantor/orang', roles: ['admin'], icon: 'user-round', text: m.people }];
