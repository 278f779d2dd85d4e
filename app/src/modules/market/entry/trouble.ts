// What the server says to a price that it does not take, in words, at the field it belongs to.
import type { Level } from '$api/market.gen';
import type { ErrorBody, FieldError, Refusal } from '$api/shared.gen';
import { m } from '$messages';
import { voice } from '../voice';

export type Trouble = { code: ErrorBody['code']; refusal?: Refusal; fields?: FieldError[] };
export type Problem = { id?: string; text: string };

const words: Partial<Record<Refusal, () => string>> = {
	price_ratio: m.refusal_ratio,
	price_closed: m.refusal_closed,
	price_future: m.refusal_future,
	price_too_old: m.refusal_too_old,
	price_reason: m.refusal_reason,
	price_reported: m.refusal_reported,
	key_reused: m.refusal_key_reused,
};

export const fieldId = (index: number): string => `harga-${index + 1}`;
export const REASON = 'alasan';

export function problemsOf({ refusal, fields = [] }: Trouble, level: Level): Problem[] {
	const said = refusal && words[refusal]?.();
	if (said) return [{ id: refusal === 'price_reason' ? REASON : undefined, text: said }];
	const found = fields.flatMap<Problem>((field) => {
		const index = /^quotes\[(\d+)\]/.exec(field.path)?.[1];
		if (index !== undefined) return { id: fieldId(Number(index)), text: m.quote_digits() };
		return field.path === 'quotes' ? { id: fieldId(0), text: voice(level).required() } : [];
	});
	return found.length > 0 ? found : [{ text: m.refused_generic() }];
}

/** The same where there is room for one sentence. */
export const sentenceOf = (trouble: Trouble, level: Level): string => problemsOf(trouble, level)[0]?.text ?? m.refused_generic();
