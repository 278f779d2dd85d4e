// Signing in, accounts and roles, as lines of the trail.
import { m } from './words/acts';
import type { Acts } from '$modules';

export const acts: Acts = {
	SignUp: m.act_sign_up,
	SignIn: m.act_sign_in,
	SignOut: m.act_sign_out,
	Activate: m.act_activate,
	ChangeSecret: m.act_change_secret,
	ChangeName: m.act_change_name,
	StepUp: m.act_step_up,
	StartTotp: m.act_totp,
	ConfirmTotp: m.act_totp_confirm,
	RevokeDevice: m.act_revoke_device,
	RefreshReused: m.act_refresh_reused,
	Invite: m.act_invite,
	CodeAsked: m.act_code_asked,
	GrantRole: m.act_grant_role,
	RevokeGrant: m.act_revoke_grant,
	GrantEnded: m.act_grant_ended,
	Grants: m.act_grants,
	FindPerson: m.act_find_person,
	Account: m.act_account,
	SeeNik: m.act_see_nik,
	AccountEnded: m.act_account_ended,
	'user add': m.act_user_add,
	'user invite': m.act_user_invite,
};
