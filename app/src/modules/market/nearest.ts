// Which markets to show first, when nobody has chosen: those of the reader's kecamatan, then
// those with the most prices.
import type { ComparedPlace } from '$api.gen';
import { recall } from '$platform/settings.svelte';

/** The kecamatan chosen on this device, as its code. */
function district(): string | undefined {
	try {
		const kept = JSON.parse(recall('kecamatan') ?? 'null') as { code?: string } | null;
		return kept?.code;
	} catch {
		return undefined;
	}
}

export function nearest(places: ComparedPlace[]): ComparedPlace[] {
	const here = district();
	const near = (place: ComparedPlace) => Number(here !== undefined && place.area === here);
	return places.filter((place) => place.priced > 0).sort((a, b) => near(b) - near(a) || b.priced - a.priced);
}
