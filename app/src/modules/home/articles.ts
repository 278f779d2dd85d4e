// The help articles: what works today and what its words mean. Each has an anchor of its own on
// /bantuan, so that a screen, a search or a neighbour's message can point at it.
import { m } from '$messages';

export type Article = { id: string; title: string; text: string[]; link?: { href: string; text: string } };

export const articles = (): Article[] => [
	{
		id: 'lihat-harga',
		title: m.help_see(),
		text: [m.help_see_text(), m.help_see_text2()],
		link: { href: '/pasar', text: m.market_today() },
	},
	{ id: 'harga', title: m.help_prices(), text: [m.help_prices_text(), m.help_prices_time()] },
	{ id: 'data-terbatas', title: m.help_limited(), text: [m.help_limited_text(), m.help_limited_text2()] },
	{ id: 'acuan', title: m.what_is_reference(), text: [m.help_het(), m.help_hap(), m.help_hpp()] },
	{ id: 'data', title: m.help_published(), text: [m.help_published_text()] },
	{
		id: 'pasang-harga',
		title: m.help_post(),
		text: [m.help_post_text(), m.help_post_text2()],
		link: { href: '/pasang-harga', text: m.post_price() },
	},
	{ id: 'pin', title: m.help_pin(), text: [m.help_pin_text()], link: { href: '/aktivasi', text: m.have_code() } },
	{ id: 'akun', title: m.help_account(), text: [m.help_account_text()] },
	{
		id: 'luring',
		title: m.help_offline(),
		text: [m.help_offline_text(), m.help_offline_text2()],
		link: { href: '/pengaturan#simpanan', text: m.settings_kept() },
	},
	{ id: 'hemat', title: m.settings_saver(), text: [m.settings_saver_note()], link: { href: '/pengaturan#hemat', text: m.settings() } },
	{ id: 'privasi', title: m.help_privacy(), text: [m.help_privacy_text(), m.help_privacy_text2()] },
];
