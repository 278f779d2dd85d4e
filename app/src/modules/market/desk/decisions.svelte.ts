// A decision waits ten seconds on this device, so that a slip of the finger can be taken back
// before anybody has read it. It is never lost: it lies in the tab's store until the server has
// answered, goes at once when the page is left, and is sent again, under its first key, by the
// page that comes next.
import { goto } from '$app/navigation';
import type { Decision, ReportView } from '$api.gen';
import { m } from '$messages';
import { ApiError, call, NetworkError, newKey } from '$platform';
import { address } from '$platform/web';
import { toast } from '$ui/toast/toast.svelte';

/** Seconds to change one's mind. */
const PATIENCE = 10;
const STORE = 'keputusan';

type Held = { report: ReportView; decision: Decision; key: string };
/** What became of a decision that was not taken. */
export type Missed = { current?: ReportView; lost?: boolean; fields?: string[]; signedOut?: boolean };

let held = $state.raw<Held | undefined>();
let missed = $state.raw<Record<string, Missed>>({});
let left = PATIENCE;
let clock: ReturnType<typeof setInterval> | undefined;
let told: (report: ReportView) => void = () => undefined;

function store(value: Held | undefined): void {
	try {
		if (value) sessionStorage.setItem(STORE, JSON.stringify(value));
		else sessionStorage.removeItem(STORE);
	} catch {
		// Without a store the page still sends on its way out.
	}
}

function stored(): Held | undefined {
	try {
		return JSON.parse(sessionStorage.getItem(STORE) ?? 'null') ?? undefined;
	} catch {
		return undefined;
	}
}

const words = (report: ReportView) => ({ name: report.name, place: report.place_name });

async function send(sending: Held): Promise<void> {
	const { report, decision, key } = sending;
	const id = report.id;
	try {
		const decided = await call('DecideReport', { params: { id }, body: decision, key, ifMatch: report.version });
		if (stored()?.key === key) store(undefined);
		told(decided);
		toast.show({
			text: decision.action === 'confirm' ? m.decided_confirm(words(decided)) : decision.action === 'correct' ? m.decided_correct(words(decided)) : m.decided_reject(words(decided)),
		});
	} catch (error) {
		const why: Missed = {};
		if (error instanceof ApiError && error.code === 'Conflict') why.current = error.body.current as ReportView;
		else if (error instanceof NetworkError || (error instanceof ApiError && error.passing)) why.lost = true;
		else if (error instanceof ApiError && error.code === 'Unauthenticated') why.signedOut = true;
		else if (error instanceof ApiError) why.fields = error.fields.map((field) => field.path);
		// What nobody has answered stays in the store: the next page asks again with the same key.
		if (!why.lost && stored()?.key === key) store(undefined);
		missed = { ...missed, [id]: why };
		toast.show({ text: m.office_missed(words(report)), action: { text: m.show(), run: () => void goto(`/kantor/harga/${id}`) } });
	}
}

function stop(): Held | undefined {
	clearInterval(clock);
	const was = held;
	held = undefined;
	return was;
}

export const decisions = {
	/** The report whose decision waits, if any. */
	get waiting() {
		return held?.report.id;
	},
	missed: (id: string): Missed | undefined => missed[id],
	forget(id: string): void {
		const { [id]: _, ...rest } = missed;
		missed = rest;
	},
	/** Who wants to know what the server made of a decision. */
	set ondecided(listener: (report: ReportView) => void) {
		told = listener;
	},
	/** Holds a decision; one that still waits goes first. */
	hold(report: ReportView, decision: Decision): void {
		decisions.sendNow();
		decisions.forget(report.id);
		held = { report, decision, key: newKey() };
		store(held);
		left = PATIENCE;
		const text =
			decision.action === 'confirm' ? m.office_hold_confirm(words(report)) : decision.action === 'correct' ? m.office_hold_correct(words(report)) : m.office_hold_reject(words(report));
		toast.show({ text, action: { text: m.office_undo(), run: () => void decisions.undo() } });
		clock = setInterval(() => {
			// Whoever is at the toast, with the keyboard, a screen reader or the mouse, has time.
			if (toast.attended) return;
			if (--left <= 0) {
				toast.close();
				decisions.sendNow();
			}
		}, 1000);
	},
	undo(): ReportView | undefined {
		const was = stop();
		if (!was) return undefined;
		store(undefined);
		toast.show({ text: m.office_undone(words(was.report)) });
		return was.report;
	},
	sendNow(): void {
		const was = stop();
		if (was) void send(was);
	},
	/** The page goes: the browser sends what is left even without it. */
	leave(): void {
		const was = stop();
		if (!was) return;
		void fetch(address('DecideReport', { id: was.report.id }), {
			method: 'POST',
			keepalive: true,
			credentials: 'same-origin',
			headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': was.key, 'if-match': `"${was.report.version}"` },
			body: JSON.stringify(was.decision),
		}).then(
			() => store(undefined),
			() => undefined,
		);
	},
	/** What the page before could not see answered: the key makes sure that it counts once. */
	recover(): void {
		const was = held ? undefined : stored();
		if (was) void send(was);
	},
};
