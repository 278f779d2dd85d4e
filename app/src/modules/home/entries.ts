// Everything that can be found, as the matcher wants it: the kept index of the server, and in the
// reader's language the services and the help.
import type { SearchIndexView } from '$api/home.gen';
import { m } from '$messages';
import { named } from '$platform/names';
import { articles } from './articles';
import type { Entry } from '$platform/search';

export type Task = { href: string; verb: string; object: string };

export function entries(index: SearchIndexView | undefined, tasks: Task[], district: string | undefined): Entry[] {
	const list: Entry[] = tasks.map(({ href, verb, object }) => ({
		kind: 'service',
		href,
		title: `${verb} ${object}`,
		note: m.find_service(),
	}));
	for (const { id, title, text } of articles()) list.push({ kind: 'help', href: `/bantuan#${id}`, title, note: m.help(), words: text });
	if (!index) return list;
	for (const { code, name, group, words } of index.commodities) {
		list.push({ kind: 'commodity', href: `/pasar/${code}`, title: name, note: m.find_commodity({ group: named(group) }), words });
	}
	const names = new Map(index.districts.map(({ code, name }) => [code, name]));
	for (const { code, name, area } of index.places) {
		const note = area ? m.find_market({ area: names.get(area) ?? '' }) : m.area_unknown();
		list.push({ kind: 'place', href: `/pasar?tempat=${code}`, title: name, note, near: area !== null && area === district });
	}
	for (const { code, name, villages } of index.districts) {
		list.push({ kind: 'area', href: `/wilayah/${code}`, title: m.district({ name }), note: m.find_district(), near: code === district });
		for (const village of villages) {
			list.push({
				kind: 'area',
				href: `/wilayah/${village.code}`,
				title: village.name,
				note: m.find_village({ area: name }),
				near: code === district,
			});
		}
	}
	return list;
}
