// Today's prices of what the search finds, as the list has them: also the kept list, without a signal.
import { LatestPrices } from '$api/market.gen';
import { call } from '$platform';
import { rupiah } from '$platform/format';
import { stored } from '$host/client';
import type { Figures } from '$modules';
import { listParams } from './list';

export const figures: Figures = async () => {
	const params = listParams('');
	const list = await call(LatestPrices, { params }).catch(async () => (await stored(LatestPrices, params))?.data);
	return new Map(
		(list?.items ?? []).flatMap(({ commodity, value, unit }) =>
			value ? [[`/pasar/${commodity}`, `${rupiah(value.display)} /${unit}`] as const] : [],
		),
	);
};
