// A change of the market's own data, in words and as it is sent.
import type { PackEdit, PackReference } from '$api/market.gen';
import type { FieldCode } from '$api/shared.gen';
import { m } from '$messages';
import { rupiah } from '$platform/format';
import { fieldWords } from './words';

export type Kind = PackEdit['kind'];

export const kinds: { value: Kind; text: () => string }[] = [
	{ value: 'reference', text: m.office_data_reference },
	{ value: 'closure', text: m.office_data_closure },
	{ value: 'commodity', text: m.office_data_commodity },
	{ value: 'place', text: m.office_data_place },
	{ value: 'retirement', text: m.office_data_retirement },
];
export const kindWords = (kind: Kind): string => kinds.find((each) => each.value === kind)?.text() ?? kind;

/** "Rp12.000", "Rp12.000 sampai Rp14.000", "sampai Rp14.000". */
export function priceRange({ lower, upper }: Pick<PackReference, 'lower' | 'upper'>): string {
	if (lower !== null && upper !== null)
		return lower === upper ? rupiah(upper) : m.office_data_range({ lower: rupiah(lower), upper: rupiah(upper) });
	if (upper !== null) return m.office_data_to_price({ price: rupiah(upper) });
	return lower === null ? '' : m.office_data_from_price({ price: rupiah(lower) });
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
	kode: m.office_data_which,
	tingkat: m.office_data_level,
	bawah: m.office_data_lower,
	atas: m.office_data_upper,
	zona: m.office_data_zone,
	keterangan: m.office_data_explanation,
	kata: m.office_data_synonyms,
	mulai: m.office_data_from,
	sumber: m.office_data_source,
};

/** What a check of the pack found, by the name of the field and what is wrong with it there. */
export function fieldProblem(path: string, code: FieldCode, edit: PackEdit): string {
	const id = fieldIds[path] ?? '';
	if (edit.kind === 'reference' && (id === 'bawah' || id === 'atas')) {
		if (code === 'combination' && edit.reference === 'HET') return m.office_data_het();
		if (code === 'combination' && edit.reference === 'HPP') return m.office_data_hpp();
		if (code === 'combination') return m.office_data_crossed();
		if (code === 'required' && edit.reference === 'HET') return m.office_data_het_upper();
		if (code === 'required' && edit.reference === 'HPP') return m.office_data_hpp_lower();
		if (code === 'required') return m.office_data_hap_one();
	}
	if (id === 'mulai' && edit.kind === 'closure' && code === 'combination') return m.office_data_closed_before();
	const name = labels[id]?.();
	return name ? m.office_data_field({ name, why: fieldWords(code) }) : m.office_data_refused({ why: fieldWords(code) });
}
