// One report that is being typed, kept on this device.
import type { NoQuote, PostPrice, Reason } from '$api/market.gen';
import type { OperationOf } from '$platform';
import { keysOf } from '$platform/own';
import { recallJson, remember } from '$platform/settings.svelte';

export type Draft = {
	quotes: string[];
	status: NoQuote | '';
	reason: Reason | '';
	/** It was sent as it stands and taken back before anybody answered. */
	sent?: OperationOf<typeof PostPrice>;
};

export const TRADERS = 3;

export type DraftPlace = { account: string; place: string; day: string; commodity: string };
/** How a report is called in this device's store, after what is kept of it. */
export const nameOf = (at: DraftPlace): string => `harga:${at.account}:${at.place}:${at.day}:${at.commodity}`;

export const emptyDraft = (): Draft => ({ quotes: Array<string>(TRADERS).fill(''), status: '', reason: '' });

export const isEmpty = (draft: Draft): boolean => draft.status === '' && draft.quotes.every((quote) => quote === '');

export function loadDraft(at: DraftPlace): Draft | undefined {
	const draft = recallJson<Partial<Draft>>(`draf:${nameOf(at)}`);
	if (!draft || !Array.isArray(draft.quotes)) return undefined;
	return { ...emptyDraft(), ...draft };
}

export function saveDraft(at: DraftPlace, draft: Draft): void {
	remember(`draf:${nameOf(at)}`, isEmpty(draft) ? null : JSON.stringify(draft));
}

export const dropDraft = (at: DraftPlace): void => remember(`draf:${nameOf(at)}`, null);

const DAY = 86_400_000;
/** Days until a form that nobody opened again is as good as none. */
const PANEL_DAYS = 14;
/** Days until nobody may send what was typed: the server takes three. */
const DRAFT_DAYS = 4;

/** Throws away forms and drafts that are of no use any more, whoever they were for. */
export function sweep(today: string): void {
	const before = (days: number) => new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10);
	for (const key of keysOf('draf:harga:')) {
		const day = /:(\d{4}-\d\d-\d\d):[^:]*$/.exec(key)?.[1];
		if (day && day < before(DRAFT_DAYS)) remember(key, null);
	}
	for (const key of keysOf('panel:')) {
		const day = recallJson<{ day?: string }>(key)?.day;
		if (!day || day < before(PANEL_DAYS)) remember(key, null);
	}
}
