// An officer's words for what the rule found.
import type { PriceFlag, ReportView } from '$api.gen';
import { m } from '$messages';
import { decimal } from '$platform/format';
import type { BadgeTone } from '$ui/badge/Badge.svelte';

export function flagWords(flag: PriceFlag): string {
	switch (flag) {
		case 'LOW_N':
			return m.flag_low_n();
		case 'SPREAD':
			return m.flag_spread();
		case 'STEP':
			return m.flag_step();
		case 'REGIONAL':
			return m.flag_regional();
		case 'LIFTED':
			return m.flag_lifted();
	}
}

export function verdictWords(report: ReportView): { tone: BadgeTone; text: string } {
	switch (report.verdict) {
		case 'EXTREME':
			return { tone: 'late', text: m.verdict_extreme() };
		case 'SUSPECT':
			return { tone: 'warn', text: m.verdict_suspect() };
		case 'NO_HISTORY':
			return { tone: 'quiet', text: m.verdict_no_history() };
		case 'REJECT':
			return { tone: 'late', text: m.verdict_reject() };
		default:
			return { tone: 'done', text: m.verdict_accept() };
	}
}

/** "5,40 kali simpangan di atas median". */
export function zWords(z: string): string {
	const amount = decimal(z.replace('-', ''));
	return z.startsWith('-') ? m.z_below({ amount }) : m.z_above({ amount });
}
