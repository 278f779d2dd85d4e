import type { Example } from '../example';

export const title = 'Baris: pematang, bukan kartu';
export const examples: Example[] = [
	{
		name: 'di atas acuan',
		props: {
			href: '#',
			name: 'Cabai rawit merah',
			price: 'Rp86.500',
			unit: 'kg',
			direction: 'down',
			detail: 'turun Rp500 · 7 pasar',
			badges: [{ tone: 'warn', text: 'Rp29.500 di atas HAP' }],
		},
	},
	{
		name: 'sesuai',
		props: {
			href: '#',
			name: 'Beras medium',
			price: 'Rp13.000',
			unit: 'kg',
			direction: 'same',
			detail: 'tetap · 9 pasar',
			lines: ['Sesuai HET Rp13.500'],
		},
	},
	{
		name: 'belum ada',
		props: { href: '#', name: 'Cabai merah keriting', missing: 'belum ada', detail: 'Belum dilaporkan hari ini. Terakhir Senin, Rp45.500' },
	},
];
