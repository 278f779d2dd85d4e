// The reader's account, and what this device remembers without one.
import { m } from './words/services';
import type { Service } from '$modules';

export const heading = m.group_account;

export const services: Service[] = [
	{ href: '/akun', verb: m.verb_open, object: m.object_account },
	{ href: '/aktivasi', verb: m.verb_use, object: m.object_code },
	{ href: '/pengaturan', verb: m.verb_set, object: m.object_settings },
];
