// What the identity endpoints refuse, in words, at the field they belong to.
import { Secret, type SecretRefusal } from '$api/identity.gen';
import { m } from '$messages';
import { check } from '$host/rules';
import { ApiError } from '$platform';
import { problemsWith, type ProblemsOf, type Refusals } from '$shell/errors';
import { whyNot } from './roles';

const refusals: Refusals = {
	sign_in_failed: { text: m.sign_in_failed },
	totp_needed: { id: 'totp', text: m.totp_wrong },
	code_invalid: { id: 'kode', text: m.code_invalid },
	...Object.fromEntries(Object.entries(whyNot).map(([refusal, text]) => [refusal, { text }])),
};

/** `secret`: the field of a new PIN or password, where a form has one. */
export function problemsIn(secret = 'pin'): ProblemsOf {
	const all = problemsWith({ ...refusals, secret_weak: { id: secret, text: m.secret_common } });
	return (error, fields) => {
		// Our own limit of tries is minutes long; a proxy's is not about a PIN.
		if (error instanceof ApiError && error.code === 'TooMany' && !error.foreign) return [{ text: m.too_many() }];
		return all(error, fields);
	};
}

export const problemsOf = problemsIn();

const secretWords: Record<SecretRefusal, () => string> = {
	not_six_digits: m.pin_six_digits,
	too_short: m.password_short,
	too_long: m.password_long,
	one_character: m.secret_common,
	run: m.secret_run,
	common: m.secret_common,
	phone: m.secret_phone,
};

/** What the rulebook says about a new secret; nothing when it is fine or cannot be asked here. */
export async function secretProblem(secret: string, kind: 'pin' | 'password', phone: string): Promise<string | undefined> {
	// The rule takes a phone in canonical form and refuses any other as bad input.
	const digits = phone.replace(/\D/g, '').replace(/^(62|0)/, '');
	const input = { kind, secret, ...(/^8\d{7,12}$/.test(digits) ? { phone: `+62${digits}` } : {}) };
	const verdict = await check(Secret, input);
	return verdict?.verdict === 'refused' ? secretWords[verdict.refusal]() : undefined;
}
