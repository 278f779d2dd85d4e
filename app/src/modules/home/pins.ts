// The tasks on the home screen: the reader's own choice, else those for the reader's roles and the
// usual ones. They are drawn before the list of services has come, so they are kept with their words.
import { m } from '$messages';
import { recallJson, remember, settings, type Language } from '$platform/settings.svelte';

/** A service as it stands on a screen. */
export type Task = { href: string; verb: string; object: string; forRole: boolean };

const CHOSEN = 'sematan';
const DRAWN = 'sematan-kata';
/** Cells of the home screen. */
export const MOST_PINS = 6;

const usual = (): Task[] =>
	[
		{ href: '/pasar', verb: m.verb_check(), object: m.object_market_price() },
		{ href: '/belanja', verb: m.verb_count(), object: m.object_basket() },
		{ href: '/pasar/bandingkan', verb: m.verb_compare(), object: m.object_compare() },
		{ href: '/wilayah', verb: m.verb_find(), object: m.object_area() },
		{ href: '/bantuan', verb: m.verb_read(), object: m.object_help() },
		{ href: '/pengaturan', verb: m.verb_set(), object: m.object_settings() },
	].map((task) => ({ ...task, forRole: false }));

/** Addresses on the home screen, in the reader's order. */
export function pins(tasks: Task[]): string[] {
	const open = tasks.map(({ href }) => href);
	const chosen = recallJson<string[]>(CHOSEN)?.filter((href) => open.includes(href));
	const own = tasks.filter(({ forRole }) => forRole).map(({ href }) => href);
	const common = usual().map(({ href }) => href);
	return (chosen ?? [...own, ...common.filter((href) => open.includes(href))]).slice(0, MOST_PINS);
}

/** The reader's choice of all tasks; nothing for the usual ones. */
export function pin(hrefs: string[] | undefined, tasks: Task[]): void {
	remember(CHOSEN, hrefs ? JSON.stringify(hrefs) : null);
	pinned(tasks);
}

/** As they were drawn last. */
export function drawn(): Task[] {
	const kept = recallJson<{ language: Language; tasks: Task[] }>(DRAWN);
	return kept?.language === settings.language ? kept.tasks : usual();
}

/** The pinned ones of all tasks, to be drawn at once next time. */
export function pinned(tasks: Task[]): Task[] {
	const list = pins(tasks).flatMap((href) => tasks.find((each) => each.href === href) ?? []);
	remember(DRAWN, JSON.stringify({ language: settings.language, tasks: list }));
	return list;
}
