// The list of prices and one commodity, and what they ask.
import { Commodity, LatestPrices } from '$api/market.gen';
import type { FirstView } from '$modules';
import { address } from '$platform/address';
import { historyParams, listParams } from './list';

const history = (saver: boolean) => address(Commodity, historyParams('[commodity]', 'retail', saver));

export const firstViews: FirstView[] = [
	{ route: '/pasar', asks: address(LatestPrices, listParams('')) },
	{ route: '/pasar/[commodity]', asks: history(false), thrifty: history(true) },
];
