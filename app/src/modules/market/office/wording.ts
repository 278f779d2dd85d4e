// An officer's words for what the rule found.
import type { Decision, FileFormat, ImportFault, PriceFlag, ReportState, ReportView } from '$api/market.gen';
import type { FieldCode, Unread, Wanted } from '$api/shared.gen';
import { m } from './words';
import { decimal, longDate, rupiah, time, localToday } from '$platform/format';
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
	const day = localToday(Date.parse(due));
	if (day === localToday(now)) return time(due);
	return day === localToday(now + 86_400_000) ? m.tomorrow({ time: time(due) }) : `${longDate(day)} ${time(due)}`;
}

/** A limit in whole rupiah: nobody in a market pays three tenths. */
export const whole = (price: number | string): string => rupiah(Math.round(Number(price)));

/** "Rp7.900 (18,8%) di atas harga biasa di pasar ini, Rp42.000". */
export function distanceWords(value: number, usual: number): string {
	const words = {
		amount: whole(Math.abs(value - usual)),
		percent: decimal(((Math.abs(value - usual) / usual) * 100).toFixed(1)),
		usual: whole(usual),
	};
	return value < usual ? m.usual_below(words) : value > usual ? m.usual_above(words) : m.usual_same({ usual: words.usual });
}

/** What will happen in ten seconds. */
export function decisionWords(report: Pick<ReportView, 'name' | 'place_name' | 'second_eyes'>, decision: Decision): string {
	const words = { name: report.name, place: report.place_name };
	if (decision.action === 'reject') return m.hold_reject(words);
	if (decision.action === 'correct') return decision.lifted ? m.hold_second(words) : m.hold_correct(words);
	return report.second_eyes === 'first' ? m.hold_second(words) : m.hold_confirm(words);
}

export function formatWords(format: FileFormat): string {
	switch (format) {
		case 'csv':
			return m.import_csv();
		case 'xlsx':
			return m.import_xlsx();
		case 'bapanas':
			return m.import_bapanas();
		case 'pihps':
			return m.import_pihps();
	}
}

/** Why a field is not acceptable. */
export function fieldWords(code: FieldCode): string {
	switch (code) {
		case 'required':
			return m.why_required();
		case 'format':
			return m.why_format();
		case 'range':
			return m.why_range();
		case 'unknown':
			return m.why_unknown();
		case 'combination':
			return m.why_combination();
	}
}

/** Why a row of a file cannot be taken: the rule's word before the field's. */
export function faultWords(fault: ImportFault): string {
	switch (fault.refusal) {
		case 'price_ratio':
			return m.why_ratio();
		case 'price_closed':
			return m.why_closed();
		case 'price_future':
			return m.why_future();
		case 'price_too_old':
			return m.why_old();
		case 'price_reason':
			return m.why_reason();
		case 'price_reported':
			return m.why_reported();
	}
	if (fault.repeats !== null) return m.import_repeats({ line: fault.repeats });
	return fault.wanted ? wantedWords(fault.wanted) : fieldWords(fault.code);
}

/** What a cell, a column or a file should have held. */
export function wantedWords(wanted: Wanted): string {
	switch (wanted) {
		case 'filled':
			return m.want_filled();
		case 'day':
			return m.want_day();
		case 'month':
			return m.want_month();
		case 'past_day':
			return m.want_past_day();
		case 'rupiah':
			return m.want_rupiah();
		case 'place':
			return m.want_place();
		case 'commodity':
			return m.want_commodity();
		case 'area':
			return m.want_area();
		case 'series_commodity':
			return m.want_series_commodity();
		case 'level':
			return m.want_level();
		case 'level_of_place':
			return m.want_level_of_place();
		case 'status':
			return m.want_status();
		case 'reason':
			return m.want_reason();
		case 'quote_or_status':
			return m.want_quote_or_status();
		case 'only_one':
			return m.want_only_one();
		case 'result':
			return m.want_result();
		case 'unmerged':
			return m.want_unmerged();
		case 'once':
			return m.want_once();
		case 'visible':
			return m.want_visible();
		case 'closed_quote':
			return m.want_closed_quote();
		case 'no_extra_cell':
			return m.want_no_extra_cell();
		case 'column':
			return m.want_column();
		case 'one_column':
			return m.want_one_column();
		case 'known_column':
			return m.want_known_column();
		case 'rows':
			return m.want_rows();
		case 'one_sheet':
			return m.want_one_sheet();
		case 'utf8':
			return m.want_utf8();
		case 'table_file':
			return m.want_table_file();
		case 'whole_file':
			return m.want_whole_file();
		case 'smaller':
			return m.want_smaller();
	}
}

/** "Baris 5, kolom harga_1, “15,000”"; the file itself where no row is meant. */
export function placeWords({ line, column, value, cells }: ImportFault): string {
	const where = cells.length > 0 || column !== null ? m.import_where({ line }) : m.import_file();
	const parts = [where, column !== null && m.import_where_column({ column }), value !== null && `“${value}”`];
	return parts.filter(Boolean).join(', ');
}

/** What a file holds besides its rows. */
export function unreadWords({ kind, line, text }: Unread): string {
	switch (kind) {
		case 'column':
			return m.import_unread_column({ text });
		case 'cell':
		case 'row':
			return m.import_unread_row({ line: line ?? 1, text });
		case 'sheet':
			return m.import_unread_sheet({ text });
		case 'hidden_sheet':
			return m.import_unread_hidden({ text });
	}
}
