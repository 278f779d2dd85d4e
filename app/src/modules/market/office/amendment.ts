// A change of the market's own data, in words and as it is sent.
import type { PackEdit, PackReference } from '$api/market.gen';
import type { FieldCode } from '$api/shared.gen';
import { m } from './words';
import { rupiah } from '$platform/format';
import { fieldWords } from './wording';

export type Kind = PackEdit['kind'];

export const kinds: { value: Kind; text: () => string }[] = [
	{ value: 'reference', text: m.data_reference },
	{ value: 'closure', text: m.data_closure },
	{ value: 'commodity', text: m.data_commodity },
	{ value: 'place', text: m.data_place },
	{ value: 'retirement', text: m.data_retirement },
];
export const kindWords = (kind: Kind): string => kinds.find((each) => each.value === kind)?.text() ?? kind;

/** "Rp12.000", "Rp12.000 sampai Rp14.000", "sampai Rp14.000". */
export function priceRange({ lower, upper }: Pick<PackReference, 'lower' | 'upper'>): string {
	if (lower !== null && upper !== null)
		return lower === upper ? rupiah(upper) : m.data_range({ lower: rupiah(lower), upper: rupiah(upper) });
	if (upper !== null) return m.data_to_price({ price: rupiah(upper) });
	return lower === null ? '' : m.data_from_price({ price: rupiah(lower) });
}

export function editWords(edit: PackEdit): string {
	switch (edit.kind) {
		case 'reference':
			return `${edit.reference} ${priceRange(edit)}, ${edit.basis}`;
		case 'closure':
			return edit.reason;
		case 'commodity':
			return [edit.name, ...edit.synonyms].join(', ');
		case 'place':
			return edit.name;
		case 'retirement':
			return '';
	}
}

/** The field of the form that a path of the body is typed into. */
export const fieldIds: Record<string, string> = {
	'edit.code': 'kode',
	'edit.level': 'tingkat',
	'edit.lower': 'bawah',
	'edit.upper': 'atas',
	'edit.zone': 'zona',
	'edit.basis': 'keterangan',
	'edit.reason': 'keterangan',
	'edit.name': 'keterangan',
	'edit.synonyms': 'kata',
	valid_from: 'mulai',
	source: 'sumber',
};
const labels: Record<string, () => string> = {
	kode: m.data_which,
	tingkat: m.data_level,
	bawah: m.data_lower,
	atas: m.data_upper,
	zona: m.data_zone,
	keterangan: m.data_explanation,
	kata: m.data_synonyms,
	mulai: m.data_from,
	sumber: m.data_source,
};

/** What a check of the pack found, by the name of the field and what is wrong with it there. */
export function fieldProblem(path: string, code: FieldCode, edit: PackEdit): string {
	const id = fieldIds[path] ?? '';
	if (edit.kind === 'reference' && (id === 'bawah' || id === 'atas')) {
		if (code === 'combination' && edit.reference === 'HET') return m.data_het();
		if (code === 'combination' && edit.reference === 'HPP') return m.data_hpp();
		if (code === 'combination') return m.data_crossed();
		if (code === 'required' && edit.reference === 'HET') return m.data_het_upper();
		if (code === 'required' && edit.reference === 'HPP') return m.data_hpp_lower();
		if (code === 'required') return m.data_hap_one();
	}
	if (id === 'mulai' && edit.kind === 'closure' && code === 'combination') return m.data_closed_before();
	const name = labels[id]?.();
	return name ? m.data_field({ name, why: fieldWords(code) }) : m.data_refused({ why: fieldWords(code) });
}
