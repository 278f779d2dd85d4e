// Roles, what keeps one from counting and what is not offered, in words.
import type { GrantGap } from '$api/identity.gen';
import type { Refusal, Role } from '$api/shared.gen';
import { m } from '$messages';

export const roleNames: Record<Role, () => string> = {
	resident: m.role_resident,
	farmer: m.role_farmer,
	extension_officer: m.role_extension_officer,
	enumerator: m.role_enumerator,
	price_officer: m.role_price_officer,
	dpo: m.role_dpo,
	admin: m.role_admin,
};

/** Everything that can be given; `resident` needs no grant. */
export const grantable = (Object.keys(roleNames) as Role[]).filter((role) => role !== 'resident');

export const gapWords: Record<GrantGap, () => string> = {
	activation: m.privacy_people_gap_activation,
	second_factor: m.privacy_people_gap_second_factor,
	sign_in: m.privacy_people_gap_sign_in,
};

/** Why something about a person is not offered, or was refused. */
export const whyNot: Partial<Record<Refusal, () => string>> = {
	own_grant: m.privacy_error_own_grant,
	claim_only: m.privacy_people_why_claim_only,
	made_up: m.privacy_people_why_made_up,
	other_office: m.privacy_people_why_other_office,
	admin_only: m.privacy_invite_forbidden,
	second_admin: m.privacy_people_code_wait,
	last_admin: m.privacy_people_why_last_admin,
};
