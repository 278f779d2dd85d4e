// Help about links.
import { m } from './words/articles';
import type { Article } from '$modules';

export const articles: Article[] = [
	{ id: 'cek-tautan', title: m.help_title, text: [m.help_text, m.help_text2], link: { href: '/tautan', text: m.check } },
];
