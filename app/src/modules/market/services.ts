// What one can do with prices.
import { LatestPrices } from '$api/market.gen';
import { m } from './words/services';
import type { Service } from '$modules';

export const heading = m.group_market;

export const services: Service[] = [
	{ href: '/kantor/harga', verb: m.verb_verify, object: m.object_held_price, roles: ['price_officer'] },
	{ href: '/pasang-harga', verb: m.verb_post, object: m.object_today_price, roles: ['enumerator', 'farmer'] },
	{ href: '/pasar', verb: m.verb_check, object: m.object_market_price, reads: LatestPrices },
	{ href: '/belanja', verb: m.verb_count, object: m.object_basket },
	{ href: '/pasar/bandingkan', verb: m.verb_compare, object: m.object_compare },
	{ href: '/pasar?di=auction', verb: m.verb_check, object: m.object_auction_price, sometimes: true },
	{ href: '/pasar?di=producer', verb: m.verb_check, object: m.object_farm_price, sometimes: true },
];
