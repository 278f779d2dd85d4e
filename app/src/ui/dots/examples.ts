import type { Example } from '../example';

export const title = 'Titik';
export const examples: Example[] = [
	{
		name: 'antarpasar',
		props: {
			label: 'Antarpasar',
			dots: [
				{ key: 'a', name: 'Pasar Lasem', note: 'termurah', value: 85_500, text: 'Rp85.500' },
				{ key: 'b', name: 'Pasar Sarang', value: 86_000, text: 'Rp86.000', difference: '+Rp500' },
				{ key: 'c', name: 'Pasar Pamotan', note: 'termahal', value: 88_000, text: 'Rp88.000', difference: '+Rp2.500' },
				{ key: 'd', name: 'Pasar Sumber', text: 'belum dilaporkan' },
			],
		},
	},
];
