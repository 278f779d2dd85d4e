// What this device knows of a good whose own screen it never saw: its line in a list that was kept.
import { LatestPrices, type Level, type PriceView } from '$api/market.gen';
import { keptOf } from '$host/kept';

export async function known(commodity: string, level: Level): Promise<PriceView | undefined> {
	// A single market's list says nothing about the regency.
	const lists = (await keptOf(LatestPrices)).filter(({ query }) => !query.has('place'));
	return lists.map(({ data }) => data.items.find((item) => item.commodity === commodity && item.level === level)).find(Boolean);
}
