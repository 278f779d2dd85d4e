// Help about the account.
import { m } from './words/articles';
import type { Article } from '$modules';

export const articles: Article[] = [
	{ id: 'pin', title: m.help_pin, text: [m.help_pin_text], link: { href: '/aktivasi', text: m.have_code } },
	{ id: 'akun', title: m.help_account, text: [m.help_account_text] },
];
