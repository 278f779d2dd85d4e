// Everything that can be found, as the matcher wants it: in the reader's language the services and
// the help, and between them the kept indexes of the modules.
import type { Found } from '$api/home.gen';
import { m } from '$messages';
import type { Entry } from '$platform/search';
import { everyText, textOf } from '$platform/text';
import type { Article } from '$modules';
import { districtsOf } from './areas';
import type { Task } from './pins';

export function entries(found: Found[], tasks: Task[], articles: Article[], district: string | undefined): Entry[] {
	const names = new Map(districtsOf(found).map(({ code, name }) => [code, m.district({ name })]));
	return [
		...tasks.map(({ href, verb, object }) => ({ href, title: `${verb} ${object}`, note: m.find_service() })),
		...found.map(({ href, title, note, words, area }) => ({
			href,
			title: textOf(title),
			note: [note && textOf(note), area && names.get(area)].filter(Boolean).join(' · '),
			words: [...words, ...everyText(title)],
			near: district !== undefined && (area === district || href === `/wilayah/${district}`),
		})),
		...articles.map(({ id, title, text }) => ({
			href: `/bantuan#${id}`,
			title: title(),
			note: m.help(),
			words: text.map((each) => each()),
		})),
	];
}
