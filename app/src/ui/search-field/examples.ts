import type { Example } from '../example';

export const title = 'Kotak cari';
export const examples: Example[] = [
	{ name: 'kosong', props: { label: 'Cari layanan, harga, tempat', action: '#cari', submitText: 'Cari' } },
	{
		name: 'berisi',
		props: { label: 'Cari layanan, harga, tempat', action: '#cari', submitText: 'Cari', value: 'lombok', clearText: 'Kosongkan' },
	},
];
