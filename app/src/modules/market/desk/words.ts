// An officer's words for what the rule found.
import type { FieldCode, FileFormat, ImportFault, PriceFlag, ReportState, ReportView } from '$api.gen';
import { m } from '$messages';
import { ApiError } from '$platform';
import { decimal, longDate, time, todayWib } from '$platform/format';
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

export function stateWords(state: ReportState): string {
	switch (state) {
		case 'held':
			return m.state_held();
		case 'accepted':
			return m.state_accepted();
		case 'rejected':
			return m.state_rejected();
		case 'noted':
			return m.state_noted();
	}
}

export function verdictWords(report: Pick<ReportView, 'verdict'>): { tone: BadgeTone; text: string } {
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

/** "11.30", "besok 11.30", "Selasa, 1 Desember 11.30": a deadline, which mostly lies ahead. */
export function dueWords(due: string): string {
	const now = Date.now();
	const day = todayWib(Date.parse(due));
	if (day === todayWib(now)) return time(due);
	return day === todayWib(now + 86_400_000) ? m.office_tomorrow({ time: time(due) }) : `${longDate(day)} ${time(due)}`;
}

/** "5,40 kali simpangan di atas median". */
export function zWords(z: string): string {
	const amount = decimal(z.replace('-', ''));
	return z.startsWith('-') ? m.z_below({ amount }) : m.z_above({ amount });
}

export function formatWords(format: FileFormat): string {
	switch (format) {
		case 'csv':
			return m.office_import_csv();
		case 'xlsx':
			return m.office_import_xlsx();
		case 'bapanas':
			return m.office_import_bapanas();
		case 'pihps':
			return m.office_import_pihps();
	}
}

/** Why a field is not acceptable. */
export function fieldWords(code: FieldCode): string {
	switch (code) {
		case 'required':
			return m.office_why_required();
		case 'format':
			return m.office_why_format();
		case 'range':
			return m.office_why_range();
		case 'unknown':
			return m.office_why_unknown();
		case 'combination':
			return m.office_why_combination();
	}
}

/** Why a row of a file cannot be taken: the rule's word before the field's. */
export function faultWords(fault: ImportFault): string {
	switch (fault.refusal) {
		case 'price_ratio':
			return m.office_why_ratio();
		case 'price_closed':
			return m.office_why_closed();
		case 'price_future':
			return m.office_why_future();
		case 'price_too_old':
			return m.office_why_old();
		case 'price_reason':
			return m.office_why_reason();
		case 'price_reported':
			return m.office_why_reported();
		default:
			return fieldWords(fault.code);
	}
}

/** A call that failed as a whole. */
export function refusalWords(error: unknown): string {
	if (!(error instanceof ApiError)) return m.failed_network();
	if (error.code === 'Unauthenticated') return m.session_ended();
	if (error.passing) return error.incident ? `${m.failed_server()} ${m.incident({ number: error.incident })}` : m.failed_server();
	return m.refused_generic();
}
