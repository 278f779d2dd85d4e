import type { Example } from '../example';

export const title = 'Kolom isian, tinggi 52';
export const examples: Example[] = [
	{ name: 'teks', props: { id: 'contoh-nama', label: 'Nama Anda', value: 'Bu Contoh' } },
	{ name: 'sandi', props: { id: 'contoh-pin', label: 'PIN', kind: 'secret', hint: '6 angka', showText: 'Lihat', hideText: 'Tutup' } },
	{ name: 'kode', props: { id: 'contoh-kode', label: 'Kode sekali pakai', kind: 'code', value: '123456' } },
];
export const moneyExamples: Example[] = [
	{ name: 'harga', props: { id: 'contoh-harga', label: 'Harga per kg', hint: 'Senin Rp86.000', unit: 'kg', value: '86.000' } },
	{
		name: 'perlu dicek',
		props: { id: 'contoh-cek', label: 'Perlu dicek', unit: 'kg', value: '108.000', warning: 'Jauh dari dua pedagang lain.' },
	},
	{ name: 'salah', props: { id: 'contoh-salah', label: 'Salah', unit: 'kg', value: 'lima ribu', error: 'Isi harga dengan angka saja' } },
];
export const selectExamples: Example[] = [
	{
		name: 'pilihan',
		props: {
			id: 'contoh-pilih',
			label: 'Pasar',
			options: [
				{ value: 'a', text: 'Pasar Lasem' },
				{ value: 'b', text: 'Pasar Sarang' },
			],
			value: 'a',
		},
	},
];
export const dateExamples: Example[] = [{ name: 'tanggal', props: { id: 'contoh-tanggal', label: 'Sampai tanggal', value: '2026-11-23' } }];
export const pickExamples: Example[] = [
	{
		name: 'satu dari banyak',
		props: {
			id: 'contoh-cari',
			label: 'Wilayah',
			hint: 'Ketik nama desa',
			options: [
				{ value: 'a', text: 'Desa Jolotundo, Lasem' },
				{ value: 'b', text: 'Desa Sidorejo, Pamotan' },
			],
			none: 'Tidak ada yang cocok',
			countText: (n: number) => `${n} cocok`,
			value: 'a',
		},
	},
];
