// A decision waits ten seconds on this device, so that a slip of the finger can be taken back
// before anybody has read it. It is never lost: it lies in the window's store until the server has
// answered, goes at once when the page is left, and is sent again, under its first key, by the
// page that comes next. It is sent by whoever made it or not at all.
import { goto } from '$app/navigation';
import type { DecideReport, Decision, ReportView } from '$api/market.gen';
import { m } from '$messages';
import { send } from '$host/client';
import { leave } from '$host/device';
import { ApiError, unheard, type OperationOf } from '$platform';
import { windowStore } from '$platform/window';
import { toast } from '$ui/toast/toast.svelte';
import { sentenceOf } from '$shell/errors';
import { decisionProblems } from '../problems';
import { decisionWords } from './words';

/** Seconds to change one's mind. */
const PATIENCE = 10;
const STORE = 'keputusan';

/** Nobody's name is kept with it: who uses this device next may read the store. */
type Waiting = {
	account: string;
	report: Pick<ReportView, 'id' | 'name' | 'place_name' | 'second_eyes'>;
	operation: OperationOf<typeof DecideReport> & { body: Decision };
};
/** What became of a decision that was not taken. */
export type Missed = {
	decision: Decision;
	/** Somebody else was faster: how the report stands now. */
	current?: ReportView;
	/** Nobody answered. */
	lost?: boolean;
	refused?: ApiError;
	signedOut?: boolean;
};

const words = (report: Waiting['report']) => ({ name: report.name, place: report.place_name });

function missedBy(error: unknown, decision: Decision): Missed {
	if (unheard(error) || !(error instanceof ApiError)) return { decision, lost: true };
	if (error.code === 'Conflict') return { decision, current: error.body.current as ReportView };
	if (error.code === 'Unauthenticated') return { decision, signedOut: true };
	return { decision, refused: error };
}

function decidedWords(decided: ReportView, decision: Decision): string {
	if (decided.second_eyes === 'after_you') return m.decided_second(words(decided));
	if (decision.action === 'confirm') return m.decided_confirm(words(decided));
	return decision.action === 'correct' ? m.decided_correct(words(decided)) : m.decided_reject(words(decided));
}

/** What the server has not answered yet, in order. */
const unanswered = (): Waiting[] => windowStore.get<Waiting[]>(STORE) ?? [];
const drop = ({ operation }: Waiting) =>
	windowStore.set(
		STORE,
		unanswered().filter((each) => each.operation.key !== operation.key),
	);

class Decisions {
	/** Hears what the server made of a decision. */
	ondecided: (report: ReportView) => void = () => undefined;

	#waiting = $state.raw<Waiting | undefined>();
	#missed = $state.raw<Record<string, Missed>>({});
	#account: string | undefined;
	#clock: ReturnType<typeof setInterval> | undefined;
	#stay: () => void = () => undefined;

	/** The report whose decision waits, if any. */
	get waiting(): string | undefined {
		return this.#waiting?.report.id;
	}

	missed(id: string): Missed | undefined {
		return this.#missed[id];
	}

	forget(id: string): void {
		const { [id]: _, ...rest } = this.#missed;
		this.#missed = rest;
	}

	/** Holds a decision back; one that still waits goes first. */
	hold(report: ReportView, operation: OperationOf<typeof DecideReport>): void {
		const { body } = operation;
		if (!this.#account || !body) return;
		this.sendNow();
		this.forget(report.id);
		const { id, name, place_name, second_eyes } = report;
		const waiting = { account: this.#account, report: { id, name, place_name, second_eyes }, operation: { ...operation, body } };
		this.#waiting = waiting;
		windowStore.set(STORE, [...unanswered(), waiting]);
		// What becomes of it the next page asks with the same key, so it stays in the store.
		this.#stay = leave(() => {
			const was = this.#stop();
			if (was) send({ ...was.operation, leaving: true }).catch(() => undefined);
		});
		toast.show({ text: decisionWords(report, body), action: { text: m.office_undo(), run: () => this.undo() } });
		let left = PATIENCE;
		this.#clock = setInterval(() => {
			// Whoever is at the toast, with the keyboard, a screen reader or the mouse, has time.
			if (toast.attended || --left > 0) return;
			toast.close();
			this.sendNow();
		}, 1000);
	}

	undo(): void {
		const was = this.#stop();
		if (!was) return;
		drop(was);
		toast.show({ text: m.office_undone(words(was.report)) });
	}

	sendNow(): void {
		const was = this.#stop();
		if (was) void this.#send(was);
	}

	/** This officer sits here now, or nobody. What the page before could not see answered is sent
	 * again when its own officer is back: the key makes sure that it counts once. */
	sit(officer: string | undefined): void {
		if (officer === this.#account) return;
		if (this.#stop()) toast.close();
		this.#missed = {};
		this.#account = officer;
		this.recover();
	}

	recover(): void {
		const held = this.#waiting?.operation.key;
		for (const each of unanswered()) if (each.account === this.#account && each.operation.key !== held) void this.#send(each);
	}

	#stop(): Waiting | undefined {
		clearInterval(this.#clock);
		this.#stay();
		const was = this.#waiting;
		this.#waiting = undefined;
		return was;
	}

	async #send(waiting: Waiting): Promise<void> {
		const { report, operation } = waiting;
		const decision = operation.body;
		// Somebody else sits here now. It stays in the store for whoever decided it.
		if (waiting.account !== this.#account) return;
		try {
			const { output } = await send(operation);
			drop(waiting);
			this.ondecided(output);
			// The next decision's undo is worth more than the news of this one.
			if (!this.#waiting) toast.show({ text: decidedWords(output, decision) });
		} catch (error) {
			const missed = missedBy(error, decision);
			// What nobody has answered stays in the store: the next page asks again with the same key.
			if (!missed.lost) drop(waiting);
			this.#missed = { ...this.#missed, [report.id]: missed };
			const why = missed.refused && sentenceOf(decisionProblems(missed.refused));
			const text = why ? m.office_missed_why({ ...words(report), why }) : m.office_missed(words(report));
			toast.show({ text, action: { text: m.show(), run: () => void goto(`/kantor/harga/${report.id}`) } });
		}
	}
}

export const decisions = new Decisions();
