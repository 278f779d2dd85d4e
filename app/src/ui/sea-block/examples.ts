import type { Example } from '../example';

export const title = 'Blok jawaban: satu di tiap layar';
export const examples: Example[] = [
	{
		name: 'kalimat',
		props: { sentence: 'Ikan bandeng paling berubah: naik Rp1.500 sejak kemarin.', note: 'Dari 20 bahan: 3 naik, 4 turun, 12 tetap.' },
	},
	{
		name: 'angka',
		props: { sentence: 'Turun Rp4.869 sejak Maret.', value: 'Rp86.517', unit: 'kg', note: 'Rata-rata kabupaten, April 2025' },
	},
	{ name: 'bahaya nyawa', props: { tone: 'danger', sentence: 'Rujuk sekarang', note: 'Hanya untuk bahaya nyawa.' } },
];
