// Actions of the trail, requests and failures in words.
import type { Basis, DataClass, Purpose, Retention, RightsKind, RightsState, TrailEntry } from '$api/privacy.gen';
import { m } from './words';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

export const actions: Record<string, () => string> = {
	SignUp: m.act_sign_up,
	SignIn: m.act_sign_in,
	SignOut: m.act_sign_out,
	Activate: m.act_activate,
	ChangeSecret: m.act_change_secret,
	ChangeName: m.act_change_name,
	StepUp: m.act_step_up,
	StartTotp: m.act_totp,
	ConfirmTotp: m.act_totp_confirm,
	Invite: m.act_invite,
	CodeAsked: m.act_code_asked,
	GrantEnded: m.act_grant_ended,
	GrantRole: m.act_grant_role,
	RevokeGrant: m.act_revoke_grant,
	Account: m.act_account,
	FindPerson: m.act_find_person,
	SeeNik: m.act_see_nik,
	RevokeDevice: m.act_revoke_device,
	RefreshReused: m.act_refresh_reused,
	AccountEnded: m.act_account_ended,
	ExportMe: m.act_export_me,
	RequestErasure: m.act_request_erasure,
	CancelErasure: m.act_cancel_erasure,
	RequestCorrection: m.act_request_correction,
	DecideRights: m.act_decide_rights,
	AuditTrail: m.act_audit_trail,
	PostPrice: m.act_post_price,
	DecideReport: m.act_decide_report,
	RightsRequests: m.act_rights_requests,
	Grants: m.act_grants,
	DecideReports: m.act_decide_reports,
	Queue: m.act_queue,
	Report: m.act_report,
	MarketDesk: m.act_market_desk,
	QueueCsv: m.act_queue_file,
	QueueXlsx: m.act_queue_xlsx,
	Enumerators: m.act_enumerators,
	Assignments: m.act_assignments,
	AssignPlace: m.act_assign,
	EndAssignment: m.act_end_assignment,
	ImportPrices: m.act_import,
	Amendments: m.act_amendments,
	Amend: m.act_amend,
	WithdrawAmendment: m.act_withdraw,
	'import prices': m.act_import_system,
	erasure: m.act_erasure,
	'erasure held': m.act_erasure_held,
	'account expired': m.act_account_expired,
	'user add': m.act_command,
	'user invite': m.act_invite_system,
};

/** A new endpoint without words of its own has no name that a resident would understand. */
export const actionWord = (action: string): string =>
	action.endsWith(' failed') ? m.act_attempt_failed() : (actions[action]?.() ?? m.act_other());

/** What people start for themselves before anybody knows who they are. */
export const startedAlone = (action: string): boolean => ['SignUp', 'SignIn', 'Activate'].includes(action);

export const purposes: Record<Purpose, { name: () => string; text: () => string }> = {
	account: { name: m.purpose_account, text: m.purpose_account_text },
	sign_in: { name: m.purpose_sign_in, text: m.purpose_sign_in_text },
	office: { name: m.purpose_office, text: m.purpose_office_text },
	trail: { name: m.purpose_trail, text: m.purpose_trail_text },
	rights: { name: m.purpose_rights, text: m.purpose_rights_text },
	retry: { name: m.purpose_retry, text: m.purpose_retry_text },
	offline: { name: m.purpose_offline, text: m.purpose_offline_text },
	prices: { name: m.purpose_prices, text: m.purpose_prices_text },
	service: { name: m.purpose_service, text: m.purpose_service_text },
	public_data: { name: m.purpose_public_data, text: m.purpose_public_data_text },
};

export const bases: Record<Basis, () => string> = {
	consent: m.basis_consent,
	contract: m.basis_contract,
	legal_duty: m.basis_legal_duty,
	public_task: m.basis_public_task,
	not_personal: m.basis_not_personal,
};

export const kept: Record<Retention, () => string> = {
	account: m.kept_account,
	day: m.kept_day,
	week: m.kept_week,
	month: m.kept_month,
	year: m.kept_year,
	days90: m.kept_days90,
	days400: m.kept_days400,
	five_years: m.kept_five_years,
	figures: m.kept_figures,
};

export const classes: Record<DataClass, () => string> = { K1: m.class_k1, K2: m.class_k2, K3: m.class_k3 };

export const kinds: Record<RightsKind, () => string> = { erasure: m.request_erasure, correction: m.request_correction };

export const states: Record<RightsState, { tone: BadgeTone; text: () => string }> = {
	open: { tone: 'waiting', text: m.state_open },
	done: { tone: 'done', text: m.state_done },
	refused: { tone: 'quiet', text: m.state_refused },
	cancelled: { tone: 'quiet', text: m.state_cancelled },
};

const roles = {
	resident: m.role_resident,
	farmer: m.role_farmer,
	extension_officer: m.role_extension_officer,
	enumerator: m.role_enumerator,
	price_officer: m.role_price_officer,
	dpo: m.role_dpo,
	admin: m.role_admin,
};
export const roleWord = (role: keyof typeof roles): string => roles[role]();

/** Which office it was, never which colleague. */
export function actor(entry: TrailEntry): string {
	if (entry.by === 'me') return m.trail_by_me();
	if (entry.by === 'system') return m.trail_by_system();
	if (entry.by === 'office' && entry.role) {
		const role = roleWord(entry.role);
		return entry.area_name ? m.privacy_trail_by_office({ role, area: entry.area_name }) : role;
	}
	return m.trail_by_other();
}
