// Numbers, days and hours as people here write them. Rupiah always the Indonesian way, in every
// language, since that is how price tags look. Month and day names are messages of ours:
// WebView knows no Javanese and falls back to English without a word.
import { m } from '$words';
import { language } from './language';
import { localDay, now } from './now.svelte';
import { ahead } from './regency';

const DAY = 86_400_000;

/** "12.500", "25,3": at most two decimals. By hand, because the browser's own formatter costs a slow
 * phone a tenth of a second before the first price. */
export function number(value: number): string {
	const [whole = '', part] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
	return (value < 0 ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, '.') + (part ? `,${part}` : '');
}

/** "Rp86.500"; half rupiah as "Rp86.500,5". */
export const rupiah = (value: number): string => (value < 0 ? '−Rp' : 'Rp') + number(Math.abs(value));

/** "+Rp500", "−Rp500", "Rp0". */
export const signed = (value: number): string => (value > 0 ? '+' : '') + rupiah(value);

/** "25,3" from "25.3", "20" from "20.0": decimals of rules travel as text. */
export const decimal = (text: string): string => number(Number(text));

/** Noon UTC of a civil day, so that no clock shift moves it to another day. */
export const dayTime = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** The civil day of an instant; of this one, if none is given: then what says it is drawn anew
 * when the day turns. */
export function localToday(instant?: number): string {
	if (instant === undefined) void now.day;
	return localDay(instant);
}

export function weekday(day: string): string {
	return m.weekdays().split(' ')[new Date(dayTime(day)).getUTCDay()] ?? '';
}

export function monthName(day: string): string {
	return m.months().split(' ')[Number(day.slice(5, 7)) - 1] ?? '';
}

/** "30 April", with the year when it is not this one. */
export function date(day: string, today: string = localToday()): string {
	const text = `${Number(day.slice(8))} ${monthName(day)}`;
	return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** "30 Apr", with the year when it is not this one. */
export function shortDate(day: string, today: string = localToday()): string {
	const text = `${Number(day.slice(8))} ${shortMonth(day)}`;
	return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** "Rabu, 30 April". */
export const longDate = (day: string): string => `${weekday(day)}, ${date(day)}`;

/** "April 2025". */
export const month = (day: string): string => `${monthName(day)} ${day.slice(0, 4)}`;

/** "Apr". */
export const shortMonth = (day: string): string => monthName(day).slice(0, 3);

export const daysBetween = (from: string, to: string): number => Math.round((dayTime(to) - dayTime(from)) / DAY);

/** "09.40" by the regency's clock. */
export function time(instant: Date | string): string {
	const text = new Date(new Date(instant).getTime() + ahead).toISOString().slice(11, 16);
	return language() === 'en' ? text : text.replace(':', '.');
}

/** "09.40" today, else "Selasa, 29 April 09.40". */
export function moment(instant: Date | string): string {
	const day = localToday(new Date(instant).getTime());
	return day === localToday() ? time(instant) : `${longDate(day)} ${time(instant)}`;
}

/** "Senin, 30 November 2026 09.40": for paper, which is read on any day. */
export function stamp(instant: Date | string): string {
	const day = localToday(new Date(instant).getTime());
	return `${weekday(day)}, ${Number(day.slice(8))} ${month(day)} ${time(instant)}`;
}
