// Why something did not go through: the one table from what a call throws to words that are the same
// on every screen. What only one module refuses stands beside that module, as a plain record.
import type { FieldError, Refusal } from '$api/shared.gen';
import { m } from '$words';
import { ApiError, NetworkError, type Problem } from '$platform';

export type Fault = 'offline' | 'clock' | 'foreign' | 'blocked' | 'busy' | 'server' | 'ended' | 'changed' | 'refused';

export function faultOf(error: unknown): Fault {
	if (error instanceof NetworkError) return error.wrongClock ? 'clock' : error.foreign ? 'foreign' : 'offline';
	if (!(error instanceof ApiError)) return 'server';
	if (error.code === 'TooMany') return 'busy';
	if (error.passing) return 'server';
	if (error.foreign) return 'blocked';
	if (error.code === 'Unauthenticated') return 'ended';
	return error.code === 'Conflict' ? 'changed' : 'refused';
}

const words: Record<Fault, () => string> = {
	offline: m.failed_network,
	clock: m.failed_clock,
	foreign: m.failed_foreign,
	blocked: m.failed_blocked,
	busy: m.failed_busy,
	server: m.failed_server,
	ended: m.session_ended,
	changed: m.privacy_error_conflict,
	refused: m.refused_generic,
};

export const failureText = (error: unknown): string => words[faultOf(error)]();

/** By which the operator finds it in the logs. */
export const incidentText = (error: unknown): string | undefined =>
	error instanceof ApiError && error.incident ? m.incident({ number: error.incident }) : undefined;

/** A module's refusals in words, some of them at a field of the form. */
export type Refusals = Partial<Record<Refusal, { id?: string; text: () => string }>>;
/** What is wrong with a field, by the first name of its path in the body, or worked out. */
export type Fields = Record<string, Problem> | ((field: FieldError) => Problem | undefined);

/** What a form says about an error of its call: nothing when the person let the proof be. */
export type ProblemsOf = (error: unknown, fields?: Fields) => Problem[];

export function problemsWith(refusals: Refusals): ProblemsOf {
	return (error, fields = {}) => {
		if (faultOf(error) === 'offline') return [{ text: m.failed_calm(), calm: true }];
		if (!(error instanceof ApiError)) return [{ text: failureText(error) }];
		if (error.refusal === 'step_up_needed') return [];
		const at = typeof fields === 'function' ? fields : ({ path }: FieldError) => fields[path.split(/[.[]/)[0] ?? ''];
		const found = error.fields.flatMap((field) => at(field) ?? []);
		if (found.length > 0) return found;
		const refused = error.refusal && refusals[error.refusal];
		if (refused) return [{ ...(refused.id ? { id: refused.id } : {}), text: refused.text() }];
		return [{ text: [failureText(error), incidentText(error)].filter(Boolean).join(' ') }];
	};
}

/** The same where there is room for one sentence, and none where nothing is to be said. */
export const sentenceOf = (problems: Problem[]): string | undefined => problems[0]?.text;
