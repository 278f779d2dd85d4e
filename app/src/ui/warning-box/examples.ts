import type { Example } from '../example';

export const title = 'Kotak peringatan';
export const examples: Example[] = [
	{
		name: 'selisih',
		props: { title: 'Selisih antarpedagang 25%, batasnya 20%' },
		text: 'Anda tetap bisa mengirim. Petugas memeriksa dulu sebelum tayang.',
	},
];
