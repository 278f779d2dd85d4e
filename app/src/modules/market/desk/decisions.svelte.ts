// A decision waits ten seconds on this device, so that a slip of the finger can be taken back
// before anybody has read it. It is never lost: it lies in the tab's store until the server has
// answered, goes at once when the page is left, and is sent again, under its first key, by the
// page that comes next. It is sent by whoever made it or not at all.
import { goto } from '$app/navigation';
import { DecideReport, type Decision, type ReportView } from '$api/market.gen';
import type { Refusal } from '$api/shared.gen';
import { m } from '$messages';
import { ApiError, call, NetworkError, newKey } from '$platform';
import { address } from '$platform/web';
import { toast } from '$ui/toast/toast.svelte';
import { decisionWords, refusedWords } from './words';

/** Seconds to change one's mind. */
const PATIENCE = 10;
const STORE = 'keputusan';

/** Nobody's name is kept with it: who uses this device next may read the store. */
type Held = {
	account: string;
	report: Pick<ReportView, 'id' | 'version' | 'name' | 'place_name' | 'second_eyes'>;
	decision: Decision;
	key: string;
};
/** What became of a decision that was not taken. */
export type Missed = {
	decision: Decision;
	current?: ReportView;
	lost?: boolean;
	refused?: Refusal;
	fields?: string[];
	signedOut?: boolean;
};

let held = $state.raw<Held | undefined>();
let missed = $state.raw<Record<string, Missed>>({});
let account: string | undefined;
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

const words = (report: Held['report']) => ({ name: report.name, place: report.place_name });

async function send(sending: Held): Promise<void> {
	const { report, decision, key } = sending;
	const id = report.id;
	// Somebody else sits here now. It stays in the store for whoever decided it.
	if (sending.account !== account) return;
	try {
		const decided = await call(DecideReport, { params: { id }, body: decision, key, ifMatch: report.version });
		drop(key);
		told(decided);
		// The next decision's undo is worth more than the news of this one.
		if (held) return;
		toast.show({
			text:
				decided.second_eyes === 'after_you'
					? m.decided_second(words(decided))
					: decision.action === 'confirm'
						? m.decided_confirm(words(decided))
						: decision.action === 'correct'
							? m.decided_correct(words(decided))
							: m.decided_reject(words(decided)),
		});
	} catch (error) {
		const why: Missed = { decision };
		if (error instanceof ApiError && error.code === 'Conflict') why.current = error.body.current as ReportView;
		else if (error instanceof NetworkError || (error instanceof ApiError && error.passing)) why.lost = true;
		else if (error instanceof ApiError && error.code === 'Unauthenticated') why.signedOut = true;
		else if (error instanceof ApiError) [why.refused, why.fields] = [error.refusal, error.fields.map((field) => field.path)];
		// What nobody has answered stays in the store: the next page asks again with the same key.
		if (!why.lost) drop(key);
		missed = { ...missed, [id]: why };
		const text =
			why.current || why.lost || why.signedOut
				? m.office_missed(words(report))
				: m.office_missed_why({ ...words(report), why: refusedWords(why.refused, why.fields) });
		toast.show({ text, action: { text: m.show(), run: () => void goto(`/kantor/harga/${id}`) } });
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
	fetch(address(DecideReport, { id: was.report.id }), {
		method: 'POST',
		keepalive: true,
		credentials: 'same-origin',
		headers: {
			accept: 'application/json',
			'content-type': 'application/json',
			'idempotency-key': was.key,
			'if-match': `"${was.report.version}"`,
		},
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
		if (!account) return;
		decisions.sendNow();
		decisions.forget(report.id);
		const { id, version, name, place_name, second_eyes } = report;
		held = { account, report: { id, version, name, place_name, second_eyes }, decision, key: newKey() };
		store([...stored(), held]);
		left = PATIENCE;
		addEventListener('pagehide', leave);
		toast.show({ text: decisionWords(report, decision), action: { text: m.office_undo(), run: () => void decisions.undo() } });
		clock = setInterval(() => {
			// Whoever is at the toast, with the keyboard, a screen reader or the mouse, has time.
			if (toast.attended) return;
			if (--left <= 0) {
				toast.close();
				decisions.sendNow();
			}
		}, 1000);
	},
	undo(): void {
		const was = stop();
		if (!was) return;
		drop(was.key);
		toast.show({ text: m.office_undone(words(was.report)) });
	},
	sendNow(): void {
		const was = stop();
		if (was) void send(was);
	},
	/** This officer sits here now, or nobody. What the page before could not see answered is sent
	 * again when its own officer is back: the key makes sure that it counts once. */
	sit(officer: string | undefined): void {
		if (officer === account) return;
		if (stop()) toast.close();
		missed = {};
		account = officer;
		decisions.recover();
	},
	recover(): void {
		for (const each of stored()) if (each.account === account && each.key !== held?.key) void send(each);
	},
};
