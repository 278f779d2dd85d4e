// The list of prices and one commodity, and what they ask; and what every screen asks in another
// language than Indonesian.
import { Commodity, LatestPrices, Names, type LanguageParam } from '$api/market.gen';
import type { FirstView } from '$modules';
import { address } from '$platform/address';
import { historyParams, listParams } from './list';

const history = (saver: boolean) => address(Commodity, historyParams('[commodity]', 'retail', saver));

export const firstViews: FirstView[] = [
	{ route: '/pasar', asks: address(LatestPrices, listParams('')) },
	{ route: '/pasar/[commodity]', asks: history(false), thrifty: history(true) },
];

/** What goods are called; asked by hooks.client.ts. */
export const names = (language: LanguageParam['language']) => address(Names, { language });
