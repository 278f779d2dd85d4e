import type { Example } from '../example';

export const title = 'Pilihan';
export const examples: Example[] = [
	{
		name: 'alasan',
		props: {
			id: 'contoh-alasan',
			legend: 'Mengapa berbeda?',
			value: 'mutu',
			options: [
				{ value: 'mutu', text: 'Mutu barang berbeda' },
				{ value: 'stok', text: 'Stok hampir habis' },
			],
		},
	},
];
