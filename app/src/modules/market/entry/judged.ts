// What the rule noticed in the quotes of a form, in words. The rule decides; this only says it.
import type { PanelItem, PanelView, Validation } from '$api/market.gen';
import { m } from '$messages';
import { decimal, rupiah } from '$platform/format';
import { voice } from '../voice';
import { dayWord } from '$shell/change';

/** Why it cannot be sent as it stands. */
export function refusedText(verdict: Validation | null | undefined, { context }: PanelItem): string | undefined {
	switch (verdict?.refusal) {
		case undefined:
		case null:
		case 'no_quote':
			return undefined;
		case 'not_positive':
			return m.quote_not_positive();
		case 'too_large':
			return m.quote_too_large();
		case 'ratio':
			return context.reference ? m.quote_ratio({ usual: rupiah(Math.round(context.reference)) }) : m.refusal_ratio();
		case 'closed':
			return m.refusal_closed();
		case 'future':
			return m.refusal_future();
		case 'too_old':
			return m.refusal_too_old();
	}
}

/** What looks unusual in it, though it may be sent. */
export function warningText(verdict: Validation | null | undefined, view: PanelView, item: PanelItem): string | undefined {
	if (!verdict || verdict.verdict === 'REJECT') return undefined;
	if (verdict.flags.includes('SPREAD') && verdict.spread)
		return voice(item.level).spread(decimal(verdict.spread), String(view.thresholds.spread_percent));
	if (verdict.flags.includes('STEP') && verdict.step_percent) {
		const percent = decimal(verdict.step_percent.replace('-', ''));
		const since = item.context.last ? dayWord(item.context.last.day, view.day) : '';
		const values = { percent, since, limit: view.thresholds.step_percent[item.class] };
		return verdict.step_percent.startsWith('-') ? m.warn_step_down(values) : m.warn_step_up(values);
	}
	if (verdict.verdict !== 'SUSPECT' && verdict.verdict !== 'EXTREME') return undefined;
	return verdict.median === null ? m.warn_unusual() : m.warn_far({ usual: rupiah(Math.round(verdict.median)) });
}

/** The quote that is farthest from the value, when they lie too far apart. */
export function farthest(
	verdict: Validation | null | undefined,
	quotes: (number | null | undefined)[],
	{ level }: PanelItem,
): { index: number; text: string } | undefined {
	const known = quotes.flatMap((quote, index) => (typeof quote === 'number' ? [{ quote, index }] : []));
	if (!verdict?.flags.includes('SPREAD') || verdict.value === null || known.length < 2) return undefined;
	const value = verdict.value;
	const far = known.reduce((a, b) => (Math.abs(b.quote - value) > Math.abs(a.quote - value) ? b : a));
	const other = known
		.filter((each) => each !== far)
		.reduce((a, b) => (Math.abs(b.quote - far.quote) < Math.abs(a.quote - far.quote) ? b : a));
	const amount = rupiah(Math.abs(far.quote - other.quote));
	const says = voice(level);
	return { index: far.index, text: (far.quote > other.quote ? says.higher : says.lower)(amount, other.index + 1) };
}
