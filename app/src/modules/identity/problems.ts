// Refusals of the identity endpoints in words, at the field they belong to.
import { Secret, type SecretRefusal } from '$api/identity.gen';
import { m } from '$messages';
import { ApiError, NetworkError, type Problem } from '$platform';
import { check } from '$platform/rules';
import { whyNot } from './roles';
import { failureText, faultOf, incidentText } from '$shell/failure';

export type Problems = Problem[];

/** `fields` maps the body's paths to field ids and the words for a bad value. */
export function problemsOf(error: unknown, fields: Record<string, { id: string; text: string }>): Problems {
	if (error instanceof NetworkError && !error.foreign) return [{ text: m.failed_calm(), calm: true }];
	if (!(error instanceof ApiError)) return [{ text: failureText(error) }];
	const found = error.fields.flatMap((each) => {
		const field = fields[each.path.split(/[.[]/)[0] ?? ''];
		return field ? [{ id: field.id, text: field.text }] : [];
	});
	if (found.length > 0) return found;
	switch (error.refusal) {
		case 'sign_in_failed':
			return [{ text: m.sign_in_failed() }];
		case 'totp_needed':
			return [{ id: 'totp', text: m.totp_wrong() }];
		case 'code_invalid':
			return [{ id: 'kode', text: m.code_invalid() }];
		// They themselves let the proof be.
		case 'step_up_needed':
			return [];
		case 'secret_weak':
			return [{ id: fields.secret?.id ?? fields.pin?.id ?? fields.new?.id ?? 'pin', text: m.secret_common() }];
	}
	const why = error.refusal && whyNot[error.refusal];
	if (why) return [{ text: why() }];
	// Our own limit of tries is minutes long; a proxy's is not about a PIN.
	if (error.code === 'TooMany' && !error.foreign) return [{ text: m.too_many() }];
	return [{ text: [failureText(error), incidentText(error)].filter(Boolean).join(' '), calm: faultOf(error) === 'offline' }];
}

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

/** What the person will recognise in the list of devices. */
export function deviceLabel(): string {
	const agent = navigator.userAgent;
	const system = /Android/.test(agent)
		? 'Android'
		: /iPhone|iPad/.test(agent)
			? 'iPhone'
			: /Windows/.test(agent)
				? 'Windows'
				: /Mac/.test(agent)
					? 'Mac'
					: 'Linux';
	const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : 'Safari';
	return `${browser}, ${system}`;
}
