// What Kiriman Saya says of prices on their way, and of those that are being typed.
import { PostPrice, type NewPrice, type PanelView } from '$api/market.gen';
import { m } from './words/sends';
import { rupiah, localToday } from '$platform/format';
import { keysOf, lastWho } from '$platform/own';
import { recallJson } from '$platform/settings.svelte';
import type { Draft, Send } from '$modules';
import { formatMoney } from '$ui/field/money';
import { dropDraft, emptyDraft, loadDraft, saveDraft, type DraftPlace } from './entry/draft';
import { refusedSentence } from './entry/problems';
import { noQuoteWords } from './reports';

/** The kept form of that place says what it and its goods are called. */
function panelOf(place: string): PanelView | undefined {
	return keysOf('panel:')
		.flatMap((key) => recallJson<PanelView>(key) ?? [])
		.find((panel) => panel.place.code === place);
}
function nameIn(place: string, commodity: string): string {
	return panelOf(place)?.items.find((item) => item.commodity === commodity)?.name ?? commodity;
}
const hrefOf = (place: string, commodity: string) =>
	`/pasang-harga?tempat=${encodeURIComponent(place)}&bahan=${encodeURIComponent(commodity)}`;

const price: Send = {
	kind: m.send_kind,
	name: (body) => m.send_name({ name: nameIn((body as NewPrice).place, (body as NewPrice).commodity) }),
	lines(body) {
		const { place, quotes, status } = body as NewPrice;
		return [panelOf(place)?.place.name ?? '', status ? noQuoteWords(status) : quotes.map(rupiah).join(', ')].filter(Boolean);
	},
	why: (refused, body) => refusedSentence(refused, (body as NewPrice).level),
	edit(body) {
		const { place, commodity, day, quotes, status, reason } = body as NewPrice;
		const account = lastWho()?.id;
		// The form of a day that has passed opens no more.
		if (!account || day !== localToday()) return undefined;
		const at = { account, place, day, commodity };
		return {
			href: hrefOf(place, commodity),
			keep: () => {
				const typed = emptyDraft().quotes.map((_, n) => formatMoney(String(quotes[n] ?? '')));
				saveDraft(at, { quotes: typed, status: status ?? '', reason: reason ?? '' });
			},
			drop: () => dropDraft(at),
		};
	},
};

export const sends: Record<string, Send> = { [PostPrice]: price };

export function drafts(account: string): Draft[] {
	const day = localToday();
	const places = keysOf(`draf:harga:${account}:`).map((key): DraftPlace => {
		const [place = '', when = '', commodity = ''] = key.split(':').slice(3);
		return { account, place, day: when, commodity };
	});
	return places
		.filter((at) => at.day === day && loadDraft(at))
		.map((at) => ({
			name: m.send_name({ name: nameIn(at.place, at.commodity) }),
			lines: [panelOf(at.place)?.place.name ?? ''].filter(Boolean),
			href: hrefOf(at.place, at.commodity),
			drop: () => dropDraft(at),
		}));
}
