import type { Example } from '../example';

export const title = 'Tabel';
export const examples: Example[] = [
	{
		name: 'bulanan',
		props: {
			caption: 'Rata-rata bulanan',
			columns: [{ text: 'Bulan' }, { text: 'Rata-rata /kg', number: true }, { text: 'Perubahan', number: true }],
			rows: [
				['April 2025', 'Rp86.517', '−Rp4.869'],
				['Maret 2025', 'Rp91.386', '+Rp19.072'],
			],
		},
	},
];
