import type { Example } from '../example';

export const title = 'Rentang';
export const examples: Example[] = [
	{
		name: 'waktu',
		props: {
			label: 'Rentang waktu',
			value: 'all',
			options: [
				{ value: '30', text: '30 hari' },
				{ value: '90', text: '90 hari' },
				{ value: 'all', text: 'Semua' },
			],
		},
	},
];
