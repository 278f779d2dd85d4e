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

type Held = { account: string; report: ReportView; decision: Decision; key: string };
/** What became of a decision that was not taken. */
export type Missed = { current?: ReportView; lost?: boolean; fields?: string[]; signedOut?: boolean };

let held = $state.raw<Held | undefined>();
let missed = $state.raw<Record<string, Missed>>({});
let account = '';
let left = PATIENCE;
let clock: ReturnType<typeof setInterval> | undefined;
let told: (report: ReportView) => void = () => undefined;

/** What the server has not answered yet, in order. */
function stored(): Held[] {
	try {
		return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as Held[];
	} catch {
		return [];
	}
}

function store(all: Held[]): void {
	try {
		sessionStorage.setItem(STORE, JSON.stringify(all));
	} catch {
		// Without a store the page still sends on its way out.
	}
}

const drop = (key: string) => store(stored().filter((each) => each.key !== key));

const words = (report: ReportView) => ({ name: report.name, place: report.place_name });

async function send(sending: Held): Promise<void> {
	const { report, decision, key } = sending;
	const id = report.id;
	try {
		const decided = await call('DecideReport', { params: { id }, body: decision, key, ifMatch: report.version });
		drop(key);
		told(decided);
		// The next decision's undo is worth more than the news of this one.
		if (held) return;
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
		if (!why.lost) drop(key);
		missed = { ...missed, [id]: why };
		toast.show({ text: m.office_missed(words(report)), action: { text: m.show(), run: () => void goto(`/kantor/harga/${id}`) } });
	}
}

function stop(): Held | undefined {
	clearInterval(clock);
	removeEventListener('pagehide', leave);
	const was = held;
	held = undefined;
	return was;
}

/** The page goes: the browser sends what is left even without it. What becomes of it the next
 * page asks with the same key, so it stays in the store. */
function leave(): void {
	const was = stop();
	if (!was) return;
	fetch(address('DecideReport', { id: was.report.id }), {
		method: 'POST',
		keepalive: true,
		credentials: 'same-origin',
		headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': was.key, 'if-match': `"${was.report.version}"` },
		body: JSON.stringify(was.decision),
	}).catch(() => undefined);
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
		held = { account, report, decision, key: newKey() };
		store([...stored(), held]);
		left = PATIENCE;
		addEventListener('pagehide', leave);
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
		drop(was.key);
		toast.show({ text: m.office_undone(words(was.report)) });
		return was.report;
	},
	sendNow(): void {
		const was = stop();
		if (was) void send(was);
	},
	/** The desk of this officer is open. What the page before could not see answered is sent
	 * again, unless somebody else sits here now: the key makes sure that it counts once. */
	open(officer: string): void {
		account = officer;
		decisions.recover();
	},
	recover(): void {
		const own = stored().filter((each) => each.account === account);
		store(own);
		for (const each of own) if (each.key !== held?.key) void send(each);
	},
};
