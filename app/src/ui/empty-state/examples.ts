import type { Example } from '../example';

export const title = 'Kosong';
export const examples: Example[] = [
	{ name: 'pertama kali', props: { first: true, title: 'Belum ada kiriman', text: 'Laporan dan harga Anda akan muncul di sini.' } },
	{
		name: 'gagal',
		props: { title: 'Harga belum bisa dimuat', text: 'Gangguan di server kami, bukan di HP Anda.', note: 'Nomor gangguan: G-CONTOH-4' },
	},
];
