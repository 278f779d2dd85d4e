// What the market's endpoints refuse, in words.
import { m } from '$messages';
import { problemsWith, type Refusals } from '$shell/errors';

/** The field of a reporter's reason in every form that has one. */
export const REASON = 'alasan';

export const refusals: Refusals = {
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
};

export const problemsOf = problemsWith(refusals);
