import type { Example } from '../example';

export const title = 'Tab';
export const examples: Example[] = [
	{
		name: 'bawah',
		props: {
			label: 'Contoh tab',
			tabs: [
				{ href: '#1', text: 'Beranda', icon: 'house', current: true },
				{ href: '#2', text: 'Layanan', icon: 'layout-list', current: false },
				{ href: '#3', text: 'Akun', icon: 'user-round', current: false },
			],
		},
	},
];
