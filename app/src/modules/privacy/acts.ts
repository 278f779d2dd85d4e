// Requests about one's data, and what belongs to no module, as lines of the trail.
import { m } from './words/acts';
import type { Acts } from '$modules';

export const acts: Acts = {
	ExportMe: m.act_export_me,
	RequestErasure: m.act_request_erasure,
	CancelErasure: m.act_cancel_erasure,
	RequestCorrection: m.act_request_correction,
	RightsRequests: m.act_rights_requests,
	DecideRights: m.act_decide_rights,
	AuditTrail: m.act_audit_trail,
	erasure: m.act_erasure,
	'erasure held': m.act_erasure_held,
	'account expired': m.act_account_expired,
	AcceptClock: m.act_accept_clock,
	Sync: m.act_sync,
};
