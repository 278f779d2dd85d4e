// Which markets to show first, when nobody has chosen: those of the reader's kecamatan, then
// those with the most prices.
import type { ComparedPlace } from '$api/market.gen';
import { settings } from '$platform/settings.svelte';

export function nearest(places: ComparedPlace[]): ComparedPlace[] {
	const here = settings.district?.code;
	const near = (place: ComparedPlace) => Number(here !== undefined && place.area === here);
	return places.filter((place) => place.priced > 0).sort((a, b) => near(b) - near(a) || b.priced - a.priced);
}
