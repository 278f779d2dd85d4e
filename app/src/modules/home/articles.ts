// Help about using the service with little signal and few bytes.
import { m } from './words/articles';
import type { Article } from '$modules';

export const articles: Article[] = [
	{
		id: 'luring',
		title: m.help_offline,
		text: [m.help_offline_text, m.help_offline_text2],
		link: { href: '/pengaturan#simpanan', text: m.settings_kept },
	},
	{ id: 'hemat', title: m.settings_saver, text: [m.settings_saver_note], link: { href: '/pengaturan#hemat', text: m.settings } },
];
