// Why something did not go through, in words that are the same on every screen: no signal, a page
// of somebody in between, a fault of ours, a refusal.
import { m } from '$messages';
import { ApiError, NetworkError } from '$platform';

export type Fault = 'offline' | 'foreign' | 'blocked' | 'busy' | 'server' | 'ended' | 'refused';

export function faultOf(error: unknown): Fault {
	if (error instanceof NetworkError) return error.foreign ? 'foreign' : 'offline';
	if (!(error instanceof ApiError)) return 'server';
	if (error.code === 'TooMany') return 'busy';
	if (error.passing) return 'server';
	if (error.foreign) return 'blocked';
	return error.code === 'Unauthenticated' ? 'ended' : 'refused';
}

const words: Record<Fault, () => string> = {
	offline: m.failed_network,
	foreign: m.failed_foreign,
	blocked: m.failed_blocked,
	busy: m.failed_busy,
	server: m.failed_server,
	ended: m.session_ended,
	refused: m.refused_generic,
};

export const failureText = (error: unknown): string => words[faultOf(error)]();

/** By which the operator finds it in the logs. */
export const incidentText = (error: unknown): string | undefined =>
	error instanceof ApiError && error.incident ? m.incident({ number: error.incident }) : undefined;
