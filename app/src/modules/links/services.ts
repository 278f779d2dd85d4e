// What one can do about links.
import { m } from './words/services';
import type { Service } from '$modules';

export const heading = m.group;

export const services: Service[] = [{ href: '/tautan', verb: m.verb_check, object: m.object_link }];
