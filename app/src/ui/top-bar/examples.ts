import type { Example } from '../example';

export const title = 'Bilah atas';
export const examples: Example[] = [
	{
		name: 'dengan kembali',
		props: {
			title: 'Pasang harga',
			sub: 'Pasar Lasem, Rabu 30 April',
			back: { href: '#', text: 'Kembali' },
			help: { href: '#', text: 'Bantuan' },
		},
	},
];
