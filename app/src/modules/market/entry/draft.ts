// One unsent report, kept on this device until the server's receipt is here. Its idempotency key
// is made once: a retry after a lost answer must be recognised as the same report.
import type { NewPrice, NoQuote, Reason } from '$api.gen';
import { newKey } from '$platform';
import { recall, remember } from '$platform/settings.svelte';

export type Draft = {
	key: string;
	quotes: string[];
	status: NoQuote | '';
	reason: Reason | '';
	/** The body the server refused, as text. Only a changed body gets a new key. */
	refused?: string;
	/** A sending whose answer never came. */
	unanswered?: boolean;
};

export const TRADERS = 3;

export type DraftPlace = { account: string; place: string; day: string; commodity: string };
const name = (at: DraftPlace) => `draf:harga:${at.account}:${at.place}:${at.day}:${at.commodity}`;

export const emptyDraft = (): Draft => ({ key: newKey(), quotes: Array<string>(TRADERS).fill(''), status: '', reason: '' });

export const isEmpty = (draft: Draft): boolean => draft.status === '' && draft.quotes.every((quote) => quote === '');

export function loadDraft(at: DraftPlace): Draft | undefined {
	const text = recall(name(at));
	if (!text) return undefined;
	try {
		const draft = JSON.parse(text) as Partial<Draft>;
		if (typeof draft.key !== 'string' || !Array.isArray(draft.quotes)) return undefined;
		return { ...emptyDraft(), ...draft };
	} catch {
		return undefined;
	}
}

export function saveDraft(at: DraftPlace, draft: Draft): void {
	remember(name(at), isEmpty(draft) && !draft.unanswered ? null : JSON.stringify(draft));
}

export const dropDraft = (at: DraftPlace): void => remember(name(at), null);

/** Yesterday's forgotten drafts cannot be sent as today's; four days on nobody may send them. */
export function sweepDrafts(today: string): void {
	try {
		const limit = new Date(Date.parse(today) - 4 * 86_400_000).toISOString().slice(0, 10);
		for (const key of Object.keys(localStorage)) {
			const day = /^draf:harga:.*:(\d{4}-\d\d-\d\d):[^:]*$/.exec(key)?.[1];
			if (day && day < limit) localStorage.removeItem(key);
		}
	} catch {
		// No storage, no drafts.
	}
}

/** The key to send `body` with; a refused body that was changed starts anew. */
export function keyFor(draft: Draft, body: NewPrice): string {
	if (draft.refused !== undefined && draft.refused !== JSON.stringify(body)) {
		draft.key = newKey();
		draft.refused = undefined;
	}
	return draft.key;
}
