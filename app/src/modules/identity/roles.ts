// Which roles are given, what keeps one from counting and what is not offered, in words.
import type { GrantGap } from '$api/identity.gen';
import type { Refusal, Role } from '$api/shared.gen';
import { roleWords } from '$shell/roles';
import { m } from './words';

/** Everything that can be given; `resident` needs no grant. */
export const grantable = (Object.keys(roleWords) as Role[]).filter((role) => role !== 'resident');

export const gapWords: Record<GrantGap, () => string> = {
	activation: m.people_gap_activation,
	second_factor: m.people_gap_second_factor,
	sign_in: m.people_gap_sign_in,
};

/** Why something about a person is not offered, or was refused. */
export const whyNot: Partial<Record<Refusal, () => string>> = {
	own_grant: m.error_own_grant,
	claim_only: m.people_why_claim_only,
	made_up: m.people_why_made_up,
	other_office: m.people_why_other_office,
	admin_only: m.invite_forbidden,
	second_admin: m.people_code_wait,
	last_admin: m.people_why_last_admin,
};
