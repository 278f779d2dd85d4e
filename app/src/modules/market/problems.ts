// What the market's endpoints refuse, in words.
import { m } from '$messages';
import { ApiError, type Problem } from '$platform';
import { problemsWith } from '$shell/errors';

/** The field of a reporter's reason in every form that has one. */
export const REASON = 'alasan';

export const problemsOf = problemsWith({
	price_ratio: { text: m.refusal_ratio },
	price_closed: { text: m.refusal_closed },
	price_future: { text: m.refusal_future },
	price_too_old: { text: m.refusal_too_old },
	price_reason: { id: REASON, text: m.refusal_reason },
	price_reported: { text: m.refusal_reported },
	key_reused: { text: m.refusal_key_reused },
	report_decided: { text: m.office_why_decided },
	own_report: { text: m.decision_own },
	second_officer: { text: m.second_after_you },
});

/** Why the server did not take an officer's decision, at the fields of its form. */
export function decisionProblems(error: unknown): Problem[] {
	if (error instanceof ApiError && error.refusal === 'price_ratio') return [{ id: 'kutipan-1', text: m.refusal_ratio() }];
	const found = problemsOf(error, ({ path }) => {
		if (path.startsWith('quotes')) return { id: 'kutipan-1', text: m.office_why_quotes() };
		return path === 'note' ? { id: 'catatan', text: m.note_required() } : undefined;
	});
	// Several quotes are one problem.
	return found.filter(({ text }, index) => found.findIndex((each) => each.text === text) === index);
}
