// Where things are, how the service is, and what its words mean.
import { m } from './words/services';
import type { Service } from '$modules';

export const heading = m.group_regency;

export const services: Service[] = [
	{ href: '/wilayah', verb: m.verb_find, object: m.object_area },
	{ href: '/bantuan', verb: m.verb_read, object: m.object_help },
	{ href: '/status', verb: m.verb_look, object: m.object_status },
];
