import type { Example } from '../example';

export const title = 'Petak: tugas sebagai kata kerja';
export const examples: Example[] = [
	{
		name: 'tugas',
		props: {
			items: [
				{ href: '#a', verb: 'Cek', object: 'harga pasar' },
				{ href: '#b', verb: 'Pasang', object: 'harga hari ini' },
				{ href: '#c', verb: 'Periksa', object: 'harga tertahan' },
			],
		},
	},
];
