// Verdicts, reasons and refusals of the rule `links.check` in words.
import type { LinkCheck, LinkReason, LinkRefusal, LinkVerdict } from '$api/links.gen';
import { m } from './words';

export type Said = { title: string; text: string; tone: 'kabar' | 'awas' | 'bahaya' };

const titles: Record<LinkVerdict, () => string> = {
	RESMI: m.official,
	RESMI_BERMASALAH: m.troubled,
	PEMERINTAH_LAIN: m.other,
	MIRIP_RESMI: m.alike,
	BERBAHAYA: m.harmful,
	TIDAK_DIKENAL: m.unknown,
};

export const verdictWord = (verdict: LinkVerdict): string => titles[verdict]();

/** The verdict as it is shown; nothing of a text that was no address. */
export function said(check: LinkCheck): Said | undefined {
	const { verdict, inner } = check;
	if (!verdict) return undefined;
	const title = verdictWord(verdict);
	const owner = check.owner ?? check.host ?? '';
	switch (verdict) {
		case 'RESMI':
			// What it leads to belongs into the same sentence, or only "official" would be read.
			return inner
				? { title: m.official_carries({ host: inner.host }), text: m.official_carries_text(), tone: 'awas' }
				: { title, text: m.official_text(), tone: 'kabar' };
		case 'RESMI_BERMASALAH':
			return { title, text: m.troubled_text(), tone: 'awas' };
		case 'PEMERINTAH_LAIN':
			return { title, text: m.other_text(), tone: 'kabar' };
		case 'MIRIP_RESMI':
			return {
				title,
				text: check.official ? m.alike_text({ owner, official: check.official }) : m.alike_owner({ owner }),
				tone: 'bahaya',
			};
		case 'BERBAHAYA':
			return { title, text: m.harmful_text(), tone: 'bahaya' };
		case 'TIDAK_DIKENAL':
			return { title, text: m.unknown_text(), tone: 'awas' };
	}
}

const reasons: Record<LinkReason, (check: LinkCheck) => string> = {
	registered: () => m.reason_registered(),
	host_incident: () => m.reason_host_incident(),
	path_incident: () => m.reason_path_incident(),
	retired: () => m.reason_retired(),
	blocked: () => m.reason_blocked(),
	not_encrypted: () => m.reason_not_encrypted(),
	unregistered_subdomain: () => m.reason_unregistered_subdomain(),
	government_suffix: () => m.reason_government_suffix(),
	look_alike: () => m.reason_look_alike(),
	nearly_the_name: () => m.reason_nearly_the_name(),
	name_inside: () => m.reason_name_inside(),
	name_before_at: () => m.reason_name_before_at(),
	numeric_host: () => m.reason_numeric_host(),
	unusual_writing: () => m.reason_unusual_writing(),
	hidden_destination: () => m.reason_hidden_destination(),
	relay: () => m.reason_relay(),
	carries_address: () => m.reason_carries_address(),
	bait_words: ({ words }) => m.reason_bait_words({ words: words.join(', ') }),
	program: () => m.reason_program(),
};

export const reasonWords = (check: LinkCheck): string[] => check.reasons.map((reason) => reasons[reason](check));

const refusals: Record<LinkRefusal, () => string> = {
	empty: m.refusal_empty,
	no_address: m.refusal_no_address,
	several: m.refusal_several,
	too_long: m.refusal_too_long,
	other_scheme: m.refusal_other_scheme,
	control_character: m.refusal_bad_host,
	bad_host: m.refusal_bad_host,
};

export const refusalWord = (refusal: LinkRefusal): string => refusals[refusal]();
