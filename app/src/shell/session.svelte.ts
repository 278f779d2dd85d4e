// Who is signed in on this device. The session itself is a cookie that no script can read; a
// mark among the notes only spares visitors without an account a question to the server.
import { Me, SignOut, type MeView } from '$api/identity.gen';
import type { Role } from '$api/shared.gen';
import { ApiError, call, NetworkError, onReturn, onSessionEnd } from '$platform';
import { forgetOwn, keepWho, lastWho } from '$platform/own';
import { recall, remember } from '$platform/settings.svelte';

const MARK = 'masuk';
/** Signed out here, and the server has not been told yet. */
const LEAVING = 'keluar';

const before = () => (recall(MARK) ? undefined : null);

let me = $state.raw<MeView | null | undefined>(before());
let failed = $state.raw<unknown>();
let over = $state(false);
let asking: Promise<void> | undefined;

export const session = {
	/** `undefined` until the server has answered, `null` without a session. */
	get me() {
		return me;
	},
	/** Why it could not be asked; `me` is then `undefined`. */
	get failed() {
		return failed;
	},
	/** It ended by itself while it was in use: whoever is asked to sign in again should know why. */
	get over() {
		return over;
	},
	/** Until the server has answered, as it said last: what one works with stays at hand without a signal. */
	has(...roles: Role[]): boolean {
		const who = me === undefined ? lastWho() : me;
		return who?.roles.some((grant) => roles.includes(grant.role)) ?? false;
	},
	/** The notes can be read now; this file may have been there first. */
	recall(): void {
		me = before();
	},
	start(): Promise<void> {
		if (me !== undefined) return Promise.resolve();
		return (asking ??= session.ask().finally(() => (asking = undefined)));
	},
	async ask(): Promise<void> {
		failed = undefined;
		try {
			session.set(await call(Me));
		} catch (error) {
			if (error instanceof ApiError && error.code === 'Unauthenticated') {
				// Whoever was signed in here and did not leave is told.
				const ended = recall(MARK) !== null;
				session.set(null);
				over = ended;
			} else failed = error instanceof NetworkError || error instanceof ApiError ? error : new NetworkError(error);
		}
	},
	set(value: MeView | null): void {
		me = value;
		failed = undefined;
		over = false;
		remember(MARK, value ? '1' : null);
		keepWho(value);
		if (value) remember(LEAVING, null);
	},
	/** Ends it on this screen whatever the network does. False: the server will be told later. */
	async end(): Promise<boolean> {
		const id = (me ?? lastWho())?.id;
		if (id) forgetOwn(id);
		session.set(null);
		remember(LEAVING, '1');
		return leave();
	},
};

/** Tells the server of a sign-out that it has not heard of. */
async function leave(): Promise<boolean> {
	if (!recall(LEAVING)) return true;
	try {
		await call(SignOut);
	} catch (error) {
		if (!(error instanceof ApiError && error.code === 'Unauthenticated')) return false;
	}
	remember(LEAVING, null);
	return true;
}

void leave();
onReturn(() => void leave());
// Whichever call learns that the session is over: the screen must not go on showing a person.
onSessionEnd(() => {
	if (!me) return;
	session.set(null);
	over = true;
});
