// Roles and what keeps one from counting, in words.
import type { GrantGap, Role } from '$api.gen';
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
