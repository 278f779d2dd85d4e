// A figure of a card or of the state of the service, as it is shown.
import type { CardRow, Figure } from '$api/home.gen';
import { m } from '$messages';
import { longDate, moment, month, number, rupiah } from '$platform/format';
import { textOf } from '$platform/text';
import { changeWords, dayWord } from '$shell/change';

export function figureText(figure: Figure): string {
	switch (figure.kind) {
		case 'rupiah':
			return rupiah(figure.amount);
		case 'count':
			return `${number(figure.n)} ${textOf(figure.what)}`;
		case 'text':
			return textOf(figure.text);
		case 'moment':
			return moment(figure.at);
		case 'day':
			return longDate(figure.day);
		case 'month':
			return month(figure.day);
	}
}

/** How a figure moved or, where it did not, of which day it is; and what else is to be known of it.
 * `today`: the day of its card. */
export function detailOf({ value, change, day, note }: CardRow, today: string): string | undefined {
	const size = Math.abs(change?.difference ?? 0);
	const moved = change && changeWords(change.difference, value.kind === 'rupiah' ? rupiah(size) : number(size), change.since, today);
	return [moved ?? (day && m.figure_of({ day: dayWord(day, today) })), note && textOf(note)].filter(Boolean).join(' · ') || undefined;
}
