// What the statistics of a commodity say, in sentences. The figures and the step of the warning
// ladder come decided from the server; only words are chosen here.
import type { CommodityView, Gap, Movement, ReferenceView } from '$api/market.gen';
import { m } from '$messages';
import { decimal, rupiah } from '$platform/format';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

/** Without its sign: the words say on which side. */
const size = (percent: string) => decimal(percent.replace('-', ''));

function moved(change: Movement, since: string): string {
	const amount = rupiah(Math.abs(change.difference_display));
	if (change.difference_display === 0) return m.stat_same({ since });
	return change.difference_display > 0 ? m.stat_up({ amount, since }) : m.stat_down({ amount, since });
}

function distances(gap: Gap, reference: ReferenceView): string[] {
	const { kind, upper, lower } = reference;
	const said: string[] = [];
	// Outside the references the one that was passed is what matters; within them both are near.
	if (gap.position !== 'under' && gap.upper_percent !== null && upper !== null) {
		const values = { kind, price: rupiah(upper), percent: size(gap.upper_percent) };
		said.push(gap.position === 'over' ? m.stat_over(values) : m.stat_below_upper(values));
	}
	if (gap.position !== 'over' && gap.lower_percent !== null && lower !== null) {
		const values = { kind, price: rupiah(lower), percent: size(gap.lower_percent) };
		said.push(gap.position === 'under' ? m.stat_under(values) : m.stat_above_lower(values));
	}
	return said;
}

export function statisticsWords(view: CommodityView): string[] {
	const { statistics, price } = view;
	const said: string[] = [];
	if (statistics.d1) said.push(moved(statistics.d1, m.stat_yesterday()));
	if (statistics.d7) said.push(moved(statistics.d7, m.stat_week()));
	if (statistics.d30) said.push(moved(statistics.d30, m.stat_month()));
	if (statistics.y1) said.push(moved(statistics.y1, m.stat_year()));
	if (statistics.gap && price.reference) said.push(...distances(statistics.gap, price.reference));
	if (price.level === 'producer' && statistics.harvest.includes('BELOW_LOWER')) said.push(m.stat_harvest_lower());
	if (price.level === 'producer' && statistics.harvest.includes('DROP'))
		said.push(m.stat_harvest_drop({ percent: view.ladder.harvest_percent }));
	if (view.disparity) said.push(m.stat_disparity({ percent: decimal(view.disparity) }));
	if (statistics.cv30) said.push(m.cv30({ percent: decimal(statistics.cv30) }));
	return said;
}

/** The early warning: its word, and what it is measured by. */
export function warningWords(view: CommodityView): { tone: BadgeTone; word: string; text: string } | undefined {
	const { ews } = view.statistics;
	if (!ews) return undefined;
	const words = {
		NORMAL: m.stat_ews_normal,
		RISING: m.stat_ews_rising,
		WASPADA: m.stat_ews_waspada,
		SIAGA: m.stat_ews_siaga,
		KRITIS: m.stat_ews_kritis,
	};
	const { ladder } = view;
	return {
		tone: ews.level === 'NORMAL' || ews.level === 'RISING' ? 'quiet' : 'warn',
		word: words[ews.level](),
		text: m.stat_ews_note({
			percent: (Number(ews.percent) > 0 ? '+' : '') + decimal(ews.percent),
			days: ladder.ews_values,
			waspada: ladder.waspada_percent,
			siaga: ladder.siaga_percent,
			kritis: ladder.kritis_percent,
		}),
	};
}
