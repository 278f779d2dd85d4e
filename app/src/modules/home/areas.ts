// The kecamatan with their villages, as the search knows them, and what lies in them.
import type { Found } from '$api/home.gen';
import { textOf } from '$platform/text';

export type District = { code: string; name: string; villages: { code: string; name: string }[] };

/** What lies there but its villages, of whichever module. */
export const placesIn = (items: Found[], district: string): Found[] =>
	items.filter(({ area, kind }) => area === district && kind !== 'village');

const codeOf = ({ href }: Found) => href.slice('/wilayah/'.length);

/** In the order of their codes. A kecamatan's first word is its name without the kind. */
export function districtsOf(items: Found[] | undefined): District[] {
	const villages = Map.groupBy(
		(items ?? []).filter(({ kind }) => kind === 'village'),
		({ area }) => area,
	);
	return (items ?? [])
		.filter(({ kind }) => kind === 'district')
		.map((found) => ({
			code: codeOf(found),
			name: found.words[0] ?? textOf(found.title),
			villages: (villages.get(codeOf(found)) ?? []).map((each) => ({ code: codeOf(each), name: textOf(each.title) })),
		}));
}
