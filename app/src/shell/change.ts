// How a figure moved, in words: "naik Rp1.500", "tetap", "turun Rp500 sejak Senin".
import { m } from '$words';
import { date, daysBetween, localToday, weekday } from '$platform/format';

export type Direction = 'up' | 'down' | 'same';

export const directionOf = (difference: number): Direction => (difference > 0 ? 'up' : difference < 0 ? 'down' : 'same');

/** "kemarin", "Senin", "12 Maret": as people say it on `today`, or now when that day is over. */
export function dayWord(day: string, today: string): string {
	const now = localToday();
	const ago = daysBetween(day, today > now ? today : now);
	if (ago === 0) return m.day_today();
	if (ago === 1) return m.day_yesterday();
	return ago > 0 && ago < 7 ? weekday(day) : date(day, today);
}

/** `amount`: how much, in its unit. Says since when, where the day before has no value. */
export function changeWords(difference: number, amount: string, since: string, today: string): string {
	const words = difference > 0 ? m.change_up({ amount }) : difference < 0 ? m.change_down({ amount }) : m.change_same();
	return daysBetween(since, today) === 1 ? words : m.change_since({ change: words, since: dayWord(since, today) });
}
