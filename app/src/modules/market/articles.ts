// Help about prices.
import { m } from './words/articles';
import type { Article } from '$modules';

export const articles: Article[] = [
	{
		id: 'lihat-harga',
		title: m.help_see,
		text: [m.help_see_text, m.help_see_text2],
		link: { href: '/pasar', text: m.today },
	},
	{ id: 'harga', title: m.help_prices, text: [m.help_prices_text, m.help_prices_time] },
	{ id: 'data-terbatas', title: m.help_limited, text: [m.help_limited_text, m.help_limited_text2] },
	{ id: 'acuan', title: m.what_is_reference, text: [m.help_het, m.help_hap, m.help_hpp] },
	{ id: 'data', title: m.help_published, text: [m.help_published_text] },
	{
		id: 'pasang-harga',
		title: m.help_post,
		text: [m.help_post_text, m.help_post_text2],
		link: { href: '/pasang-harga', text: m.post_price },
	},
];
