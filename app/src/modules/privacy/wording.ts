// The trail, requests and failures in words.
import type { Basis, DataClass, Purpose, Retention, RightsKind, RightsState, TrailEntry } from '$api/privacy.gen';
import { roleWords } from '$shell/roles';
import { m } from './words';
import type { Acts } from '$modules';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

/** A line of the trail. What no module has a word for has no name that a resident would understand. */
export const actWord = (acts: Acts, action: string): string =>
	action.endsWith(' failed') ? m.act_attempt_failed() : (acts[action]?.() ?? m.act_other());

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

/** Which office it was, never which colleague. */
export function actor(entry: TrailEntry): string {
	if (entry.by === 'me') return m.trail_by_me();
	if (entry.by === 'system') return m.trail_by_system();
	if (entry.by === 'office' && entry.role) {
		const role = roleWords[entry.role]();
		return entry.area_name ? m.privacy_trail_by_office({ role, area: entry.area_name }) : role;
	}
	return m.trail_by_other();
}
