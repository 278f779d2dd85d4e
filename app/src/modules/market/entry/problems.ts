// What the server says to a price that it does not take, at the field it belongs to.
import type { Level } from '$api/market.gen';
import type { ErrorBody } from '$api/shared.gen';
import { m } from '$messages';
import { ApiError, type Problem } from '$platform';
import { sentenceOf } from '$shell/errors';
import { problemsOf } from '../problems';
import { voice } from '../voice';

export const fieldId = (index: number): string => `harga-${index + 1}`;

export function quoteProblems(error: unknown, level: Level): Problem[] {
	return problemsOf(error, ({ path }) => {
		const index = /^quotes\[(\d+)\]/.exec(path)?.[1];
		if (index !== undefined) return { id: fieldId(Number(index)), text: m.quote_digits() };
		return path === 'quotes' ? { id: fieldId(0), text: voice(level).required() } : undefined;
	});
}

/** The same where there is room for one sentence. */
export const refusedSentence = (refused: ErrorBody, level: Level): string =>
	sentenceOf(quoteProblems(new ApiError(422, refused), level)) ?? m.refused_generic();
