import type { Example } from '../example';

export const title = 'Batang (contoh)';
export const examples: Example[] = [
	{
		name: 'antarpasar',
		props: {
			label: 'Harga tiap pasar',
			bars: [
				{ key: 'a', name: 'Pasar Lasem', note: 'termurah', value: 85500, text: 'Rp85.500' },
				{ key: 'b', name: 'Pasar Sarang', note: '+Rp500', value: 86000, text: 'Rp86.000' },
				{ key: 'c', name: 'Pasar Sumber', text: 'belum dilaporkan' },
			],
		},
	},
];
