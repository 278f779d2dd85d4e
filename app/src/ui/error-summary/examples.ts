import type { Example } from '../example';

export const title = 'Isian perlu dibetulkan';
// Takes the focus when it appears, hence only one here.
export const examples: Example[] = [
	{
		name: 'satu isian',
		props: { title: 'Ada 1 isian yang perlu dibetulkan', errors: [{ id: 'contoh-salah', text: 'Isi harga dengan angka saja' }] },
	},
];
