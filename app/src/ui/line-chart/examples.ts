import type { Example } from '../example';

// Badan Pangan Nasional, Kab. Rembang, cabai rawit merah, January 2024 to April 2025, thousand Rp.
const values = [56.8, 57.1, 56.0, 38.0, 35.4, 37.2, 58.3, 61.0, 37.0, 43.6, 34.3, 37.5, 85.3, 72.3, 91.4, 86.5];
const month = 30.4375 * 86400e3;

export const title = 'Grafik';
export const examples: Example[] = [
	{
		name: 'bulanan dengan pita',
		props: {
			label: 'Harga bulanan cabai rawit merah',
			points: values.map((y, i) => ({ t: i * month, y, name: i === 14 ? 'Maret' : '' })),
			bands: [{ from: 0, to: 16 * month, lower: 40, upper: 57 }],
			bandLabel: 'HAP',
			bandRange: '40–57',
			xTicks: [
				{ t: 0, text: 'Jan 2024' },
				{ t: 6 * month, text: 'Juli' },
				{ t: 12 * month, text: 'Jan 2025' },
				{ t: 15 * month, text: 'Apr' },
			],
			gap: month * 1.5,
			readLabel: 'Baca harga per bulan',
			read: (index: number) => `Bulan ke-${index + 1}: ${String(values[index]).replace('.', ',')}`,
			broken: 'Skala tidak mulai dari nol.',
			format: (value: number) => String(value).replace('.', ','),
		},
	},
];
