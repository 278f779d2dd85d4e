// Actions of the trail, requests and failures in words.
import type { Basis, DataClass, Purpose, Retention, RightsKind, RightsState, TrailEntry } from '$api/privacy.gen';
import { m } from '$messages';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

export const actions: Record<string, () => string> = {
	SignUp: m.privacy_act_sign_up,
	SignIn: m.privacy_act_sign_in,
	SignOut: m.privacy_act_sign_out,
	Activate: m.privacy_act_activate,
	ChangeSecret: m.privacy_act_change_secret,
	ChangeName: m.privacy_act_change_name,
	StepUp: m.privacy_act_step_up,
	StartTotp: m.privacy_act_totp,
	ConfirmTotp: m.privacy_act_totp_confirm,
	Invite: m.privacy_act_invite,
	CodeAsked: m.privacy_act_code_asked,
	GrantEnded: m.privacy_act_grant_ended,
	GrantRole: m.privacy_act_grant_role,
	RevokeGrant: m.privacy_act_revoke_grant,
	Account: m.privacy_act_account,
	FindPerson: m.privacy_act_find_person,
	SeeNik: m.privacy_act_see_nik,
	RevokeDevice: m.privacy_act_revoke_device,
	RefreshReused: m.privacy_act_refresh_reused,
	AccountEnded: m.privacy_act_account_ended,
	ExportMe: m.privacy_act_export_me,
	RequestErasure: m.privacy_act_request_erasure,
	CancelErasure: m.privacy_act_cancel_erasure,
	RequestCorrection: m.privacy_act_request_correction,
	DecideRights: m.privacy_act_decide_rights,
	AuditTrail: m.privacy_act_audit_trail,
	PostPrice: m.privacy_act_post_price,
	DecideReport: m.privacy_act_decide_report,
	RightsRequests: m.privacy_act_rights_requests,
	Grants: m.privacy_act_grants,
	DecideReports: m.privacy_act_decide_reports,
	Queue: m.privacy_act_queue,
	Report: m.privacy_act_report,
	MarketDesk: m.privacy_act_market_desk,
	QueueCsv: m.privacy_act_queue_file,
	QueueXlsx: m.privacy_act_queue_xlsx,
	Enumerators: m.privacy_act_enumerators,
	Assignments: m.privacy_act_assignments,
	AssignPlace: m.privacy_act_assign,
	EndAssignment: m.privacy_act_end_assignment,
	ImportPrices: m.privacy_act_import,
	Amendments: m.privacy_act_amendments,
	Amend: m.privacy_act_amend,
	WithdrawAmendment: m.privacy_act_withdraw,
	'import prices': m.privacy_act_import_system,
	erasure: m.privacy_act_erasure,
	'erasure held': m.privacy_act_erasure_held,
	'account expired': m.privacy_act_account_expired,
	'user add': m.privacy_act_command,
	'user invite': m.privacy_act_invite_system,
};

/** A new endpoint without words of its own has no name that a resident would understand. */
export const actionWord = (action: string): string =>
	action.endsWith(' failed') ? m.privacy_act_attempt_failed() : (actions[action]?.() ?? m.privacy_act_other());

/** What people start for themselves before anybody knows who they are. */
export const startedAlone = (action: string): boolean => ['SignUp', 'SignIn', 'Activate'].includes(action);

export const purposes: Record<Purpose, { name: () => string; text: () => string }> = {
	account: { name: m.privacy_purpose_account, text: m.privacy_purpose_account_text },
	sign_in: { name: m.privacy_purpose_sign_in, text: m.privacy_purpose_sign_in_text },
	office: { name: m.privacy_purpose_office, text: m.privacy_purpose_office_text },
	trail: { name: m.privacy_purpose_trail, text: m.privacy_purpose_trail_text },
	rights: { name: m.privacy_purpose_rights, text: m.privacy_purpose_rights_text },
	retry: { name: m.privacy_purpose_retry, text: m.privacy_purpose_retry_text },
	prices: { name: m.privacy_purpose_prices, text: m.privacy_purpose_prices_text },
	service: { name: m.privacy_purpose_service, text: m.privacy_purpose_service_text },
	public_data: { name: m.privacy_purpose_public_data, text: m.privacy_purpose_public_data_text },
};

export const bases: Record<Basis, () => string> = {
	consent: m.privacy_basis_consent,
	contract: m.privacy_basis_contract,
	legal_duty: m.privacy_basis_legal_duty,
	public_task: m.privacy_basis_public_task,
	not_personal: m.privacy_basis_not_personal,
};

export const kept: Record<Retention, () => string> = {
	account: m.privacy_kept_account,
	day: m.privacy_kept_day,
	week: m.privacy_kept_week,
	month: m.privacy_kept_month,
	year: m.privacy_kept_year,
	days400: m.privacy_kept_days400,
	five_years: m.privacy_kept_five_years,
	figures: m.privacy_kept_figures,
};

export const classes: Record<DataClass, () => string> = { K1: m.privacy_class_k1, K2: m.privacy_class_k2, K3: m.privacy_class_k3 };

export const kinds: Record<RightsKind, () => string> = { erasure: m.privacy_request_erasure, correction: m.privacy_request_correction };

export const states: Record<RightsState, { tone: BadgeTone; text: () => string }> = {
	open: { tone: 'waiting', text: m.privacy_state_open },
	done: { tone: 'done', text: m.privacy_state_done },
	refused: { tone: 'quiet', text: m.privacy_state_refused },
	cancelled: { tone: 'quiet', text: m.privacy_state_cancelled },
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
	if (entry.by === 'me') return m.privacy_trail_by_me();
	if (entry.by === 'system') return m.privacy_trail_by_system();
	if (entry.by === 'office' && entry.role) {
		const role = roleWord(entry.role);
		return entry.area_name ? m.privacy_trail_by_office({ role, area: entry.area_name }) : role;
	}
	return m.privacy_trail_by_other();
}
