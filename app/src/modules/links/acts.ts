// Links, as lines of the trail.
import { m } from './words/acts';
import type { Acts } from '$modules';

export const acts: Acts = {
	CheckLink: m.act_check,
	ReportLink: m.act_report,
	ReplaceSigningKey: m.act_replace_key,
	PostLinkAlert: m.act_post_alert,
	EndLinkAlert: m.act_end_alert,
	DecideLinkReport: m.act_decide,
	AddLinkEntry: m.act_add,
	ChangeLinkEntry: m.act_change,
};
