// Prices on their way. Whatever was submitted and has no answer yet waits here, on this device,
// and goes out by itself under the key it was first sent with: once, however often it is tried.
import { untrack } from 'svelte';
import { goto } from '$app/navigation';
import type { NewPrice, PostPrice, PriceReceipt } from '$api/market.gen';
import type { ErrorBody } from '$api/shared.gen';
import { m } from '../words';
import { send } from '$host/client';
import { outbox as queue } from '$host/outbox.svelte';
import { ApiError, onReturn, unheard, type OperationOf } from '$platform';
import { alone } from '$platform/window';
import { keysOf, lastWho } from '$platform/own';
import { recall, recallJson, remember } from '$platform/settings.svelte';
import { toast } from '$ui/toast/toast.svelte';
import { dropDraft, nameOf, saveDraft, type Draft, type DraftPlace } from './draft';
import { refusedSentence } from './problems';

export type Waiting = {
	at: DraftPlace;
	draft: Draft;
	operation: OperationOf<typeof PostPrice> & { body: NewPrice };
	/** As people say it: without a signal nobody else tells. */
	item: { name: string; unit: string; place: string };
	/** The server's no: sending it again as it is would not help. */
	refused?: ErrorBody;
};
export type Sent = { receipt: PriceReceipt; body: NewPrice; item: Waiting['item'] };
/** Without `sent` nobody has answered yet, or not to who is signed in: it waits here. */
export type Outcome = { sent?: Sent };

/** Whoever stands at a stall goes on after so long; the sending goes on behind. */
const PATIENCE = 5_000;
const [SOONEST, LATEST] = [10_000, 120_000];

class Outbox {
	/** Oldest first, of the account that is signed in. */
	items = $state.raw<Waiting[]>([]);
	/** What has gone out since the page was opened, by the name of the report. */
	sent = $state.raw<ReadonlyMap<string, Sent>>(new Map());
	busy = $state(false);
	/** The server no longer knows who this is: nothing goes out before a sign-in. */
	ended = $state(false);

	#account = '';
	#listens = false;
	#trying = new Set<string>();
	#pause = SOONEST;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Shows what waits for this account and begins to send it. A screen opens it in an effect, and
	 * what is read here is no reason to open it again. */
	open(account: string): void {
		untrack(() => this.#open(account));
	}

	#open(account: string): void {
		this.ended = false;
		this.#account = account;
		this.#read();
		if (!this.#listens) {
			this.#listens = true;
			onReturn(() => {
				this.#pause = SOONEST;
				void this.flush();
			});
			// Another tab has sent or put something.
			addEventListener('storage', () => this.#read());
		}
		void this.flush();
	}

	find(at: DraftPlace): Waiting | undefined {
		return this.items.find((one) => nameOf(one.at) === nameOf(at));
	}
	sentAt(at: DraftPlace): Sent | undefined {
		return this.sent.get(nameOf(at));
	}

	/** Puts it on this device first, then tries to send it; throws what the server refused, and what
	 * this device cannot keep until somebody answers. */
	async send(one: Waiting): Promise<Outcome> {
		remember(`kirim:${nameOf(one.at)}`, JSON.stringify(one));
		// A full or a private store: it goes out from the form or not at all.
		if (recall(`kirim:${nameOf(one.at)}`) === null) return { sent: await this.#post(one) };
		dropDraft(one.at);
		this.#read();
		let left = false;
		const outcome = this.#try(one).catch((error: unknown) => {
			if (left) this.#tell(one);
			throw error;
		});
		const late = new Promise<Outcome>((resolve) =>
			setTimeout(() => {
				left = true;
				resolve({});
			}, PATIENCE),
		);
		const first = await Promise.race([outcome, late]);
		if (!first.sent) this.#later();
		else if (this.items.some((each) => !each.refused)) void this.flush();
		return first;
	}

	/** Sends what waits, in order, until the line is lost again. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.busy) return;
		this.busy = true;
		const run = async () => {
			let sent = 0;
			for (const one of this.items.filter((each) => !each.refused)) {
				const outcome = await this.#try(one).catch(() => this.#tell(one));
				if (outcome?.sent) sent++;
				else if (outcome) break;
			}
			if (sent > 0) {
				this.#pause = SOONEST;
				toast.show({ text: m.outbox_sent({ n: sent }) });
			}
		};
		// One tab at a time; where browsers have no locks the key alone keeps it single.
		await alone('kirim-harga', run);
		this.busy = false;
		this.#later();
	}

	drop(one: Waiting): void {
		remember(`kirim:${nameOf(one.at)}`, null);
		// In the app it waits there too. What may have arrived stays, and is sent again as it is.
		void queue?.takeBack(one.operation.key).catch(() => undefined);
		this.#read();
	}

	/** What was refused, for the form it came from. What has no answer yet stays on its way. */
	takeBack(at: DraftPlace): Waiting | undefined {
		const one = this.find(at);
		if (!one?.refused) return undefined;
		this.drop(one);
		return one;
	}

	/** Back into the form before anybody has answered; sent as it stands it is still the same. */
	recall(one: Waiting): void {
		saveDraft(one.at, { ...one.draft, sent: one.operation });
		this.drop(one);
	}

	/** Throws what the server refused. */
	async #try(one: Waiting): Promise<Outcome> {
		const name = nameOf(one.at);
		// Sent by another tab meanwhile, or somebody else has signed in here.
		const gone = recall(`kirim:${name}`) === null || lastWho()?.id !== one.at.account;
		if (gone || this.#trying.has(name)) return {};
		this.#trying.add(name);
		try {
			const sent = await this.#post(one);
			remember(`kirim:${name}`, null);
			return { sent };
		} catch (error) {
			if (unheard(error) || !(error instanceof ApiError)) return {};
			this.ended = error.code === 'Unauthenticated';
			if (this.ended) return {};
			remember(`kirim:${name}`, JSON.stringify({ ...one, refused: error.body }));
			throw error;
		} finally {
			this.#trying.delete(name);
			this.#read();
		}
	}

	async #post(one: Waiting): Promise<Sent> {
		const { output } = await send(one.operation);
		const sent = { receipt: output, body: one.operation.body, item: one.item };
		this.sent = new Map(this.sent).set(nameOf(one.at), sent);
		return sent;
	}

	/** Nobody stands at this form any more: say what came of it. */
	#tell(one: Waiting): void {
		const refused = recallJson<Waiting>(`kirim:${nameOf(one.at)}`)?.refused;
		const run = () => {
			toast.close();
			void goto('/pasang-harga/riwayat');
		};
		toast.show({
			text: m.outbox_refused({ name: one.item.name, why: refused ? refusedSentence(refused, one.operation.body.level) : '' }),
			action: { text: m.verb_look(), run },
		});
	}

	#later(): void {
		clearTimeout(this.#timer);
		if (!this.items.some((one) => !one.refused)) return;
		this.#timer = setTimeout(() => void this.flush(), this.#pause);
		this.#pause = Math.min(this.#pause * 2, LATEST);
	}

	#read(): void {
		const found = keysOf(`kirim:harga:${this.#account}:`).flatMap((key) => recallJson<Waiting>(key) ?? []);
		// A key of ours begins with the time it was made at.
		this.items = found.sort((a, b) => (a.operation.key < b.operation.key ? -1 : 1));
	}
}

export const outbox = new Outbox();
