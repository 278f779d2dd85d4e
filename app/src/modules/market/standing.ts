// Where a report stands, in one sentence that is the same on the receipt, on the form and in the
// list of one's own. A time is named only while it lies ahead.
import type { ReportState } from '$api/market.gen';
import { m } from './words';
import { daysBetween, moment, time, localToday } from '$platform/format';

/** "11.30", "besok 11.30", "Rabu, 2 Desember 11.30". */
function ahead(instant: string): string {
	const day = localToday(new Date(instant).getTime());
	return daysBetween(localToday(), day) === 1 ? m.tomorrow_at({ time: time(instant) }) : moment(instant);
}

export function standingWords({ state, due }: { state: ReportState; due: string | null }): string {
	const until = due && new Date(due).getTime() > Date.now() ? ahead(due) : undefined;
	switch (state) {
		case 'held':
			return until ? m.standing_held_until({ time: until }) : m.standing_held();
		case 'accepted':
			return until ? m.standing_accepted_until({ time: until }) : m.standing_accepted();
		case 'noted':
			return m.receipt_noted();
		case 'rejected':
			return m.state_rejected();
	}
}
